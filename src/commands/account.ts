import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readSettings } from '../account/configuration.ts';
import { keyProblem } from '../api/auth.ts';
import { formatMoney } from '../domain/money.ts';
import { accountLines } from '../ui/account-status.ts';
import { iconText, messageText, plain } from '../ui/safe-text.ts';
import { askForKey } from '../ui/sign-in.ts';
import type { Row } from '../ui/surfaces.ts';
import { showMessage, showQuickPick } from '../ui/surfaces.ts';
import type { Services } from './services.ts';

export async function signIn({ account, checkKey }: Services): Promise<void> {
  const signedIn = await askForKey(readSettings(), (key) => keyProblem(key)?.message, checkKey);
  if (signedIn === undefined) {
    return;
  }
  await account.store(signedIn.account);
  const { amount, currency } = signedIn.balance;
  const text = l10n.t('Signed in to Barrack. Your balance is {0}.', formatMoney(amount, currency));
  void showMessage('information', messageText(text));
}

export async function signOut({ account }: Services): Promise<void> {
  void showMessage('information', messageText(signedOutText(await account.signOut())));
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
  const lines = accountLines(account.current, store.balance).map((text) => ({
    label: iconText(text, 'info'),
  }));
  const actions = [
    { label: iconText(l10n.t('Sign In with Another Key'), 'key'), run: () => signIn(services) },
    { label: iconText(l10n.t('Add Credits at barrack.ai'), 'link-external'), run: openBarrack },
    { label: iconText(l10n.t('Sign Out'), 'sign-out'), run: () => signOut(services) },
  ];
  const line = { label: plain(''), kind: vscode.QuickPickItemKind.Separator } as const;
  const choice = await showQuickPick<Row>([...lines, line, ...actions], plain(l10n.t('Barrack Account')));
  await actions.find((action) => action === choice)?.run();
}

async function openBarrack(): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse('https://barrack.ai'));
}
