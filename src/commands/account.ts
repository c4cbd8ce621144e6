import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readSettings } from '../account/configuration.ts';
import { askForKey } from '../account/sign-in.ts';
import { keyProblem } from '../api/auth.ts';
import { formatMoney } from '../domain/money.ts';
import { accountLines } from '../ui/account-status.ts';
import type { Services } from './services.ts';

export async function signIn({ account, checkKey }: Services): Promise<void> {
  const host = new URL(readSettings().baseUrl).host;
  const signedIn = await askForKey(host, (key) => keyProblem(key)?.message, checkKey);
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
  const source = account.current?.source;
  await account.signOut();
  const message =
    source === 'environment'
      ? l10n.t('Signed out of Barrack until this window is reloaded: the key comes from the environment.')
      : l10n.t('Signed out of Barrack. The key was removed from the secret storage.');
  void vscode.window.showInformationMessage(
    source === undefined ? l10n.t('You are not signed in to Barrack.') : message,
  );
}

/** Shows the account and what can be done with it. */
export async function showAccount(services: Services): Promise<void> {
  const { account, store } = services;
  if (account.current === undefined) {
    await signIn(services);
    return;
  }
  const [balance = '', ...details] = accountLines(account.current, store.balance);
  const signOutItem = { label: `$(sign-out) ${l10n.t('Sign Out')}`, run: () => signOut(services) };
  const otherKey = { label: `$(key) ${l10n.t('Sign In with Another Key')}`, run: () => signIn(services) };
  const billing = {
    label: `$(link-external) ${l10n.t('Add Credits at barrack.ai')}`,
    run: async () => {
      await vscode.env.openExternal(vscode.Uri.parse('https://barrack.ai'));
    },
  };
  const choice = await vscode.window.showQuickPick([otherKey, billing, signOutItem], {
    title: l10n.t('Barrack Account: {0}', balance),
    placeHolder: details.join('  ·  '),
  });
  await choice?.run();
}
