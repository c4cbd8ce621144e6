import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readSettings } from '../account/configuration.ts';
import { askForKey } from '../account/sign-in.ts';
import { keyProblem } from '../api/auth.ts';
import { formatMoney } from '../domain/money.ts';
import { accountLines } from '../ui/account-status.ts';
import type { Services } from './services.ts';

export async function signIn({ account, checkKey }: Services): Promise<void> {
  const signedIn = await askForKey(readSettings(), (key) => keyProblem(key)?.message, checkKey);
  if (signedIn === undefined) {
    return;
  }
  await account.store(signedIn.account);
  const { amount, currency } = signedIn.balance;
  void vscode.window.showInformationMessage(
    l10n.t('Signed in to Barrack. Your balance is {0}.', formatMoney(amount, currency)),
  );
}

export async function signOut({ account }: Services): Promise<void> {
  void vscode.window.showInformationMessage(signedOutText(await account.signOut()));
}

function signedOutText(source: 'stored' | 'environment' | undefined): string {
  switch (source) {
    case 'stored':
      return l10n.t('Signed out of Barrack. The key was removed from the secret storage.');
    case 'environment':
      return l10n.t(
        'Signed out of Barrack until this window is reloaded: the key comes from the environment.',
      );
    case undefined:
      return l10n.t('You are not signed in to Barrack.');
  }
}

/** Shows the account and what can be done with it. */
export async function showAccount(services: Services): Promise<void> {
  const { account, store } = services;
  if (account.current === undefined) {
    await signIn(services);
    return;
  }
  const lines = accountLines(account.current, store.balance).map((label) => ({ label: `$(info) ${label}` }));
  const actions = [
    { label: `$(key) ${l10n.t('Sign In with Another Key')}`, run: () => signIn(services) },
    { label: `$(link-external) ${l10n.t('Add Credits at barrack.ai')}`, run: openBarrack },
    { label: `$(sign-out) ${l10n.t('Sign Out')}`, run: () => signOut(services) },
  ];
  const line = { label: '', kind: vscode.QuickPickItemKind.Separator };
  const choice = await vscode.window.showQuickPick([...lines, line, ...actions], {
    title: l10n.t('Barrack Account'),
  });
  await actions.find((action) => action === choice)?.run();
}

async function openBarrack(): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse('https://barrack.ai'));
}
