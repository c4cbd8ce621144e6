import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AccountService } from '../../account/account-service.ts';
import type { SignedOut } from '../../account/account-sources.ts';
import { readSettings } from '../../account/configuration.ts';
import { keyProblem } from '../../api/http/auth.ts';
import { startTimer } from '../../base/time.ts';
import { formatMoney } from '../../domain/money.ts';
import { accountLines } from '../../ui/account-status.ts';
import { iconText, messageText, plain, plainLines } from '../../ui/format/safe-text.ts';
import { askForKey } from '../../ui/sign-in.ts';
import type { Row } from '../../ui/surfaces.ts';
import { showMessage, showQuestion, showQuickPick } from '../../ui/surfaces.ts';
import type { Services } from '../core/services.ts';

/** A command does not wait for a slow secret storage for longer than this, in milliseconds. */
const foundWithinMs = 2000;

/** Waits until it is known who is signed in, but not for long: what one signs in with needs no other account. */
async function foundSoon(account: AccountService): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = startTimer(foundWithinMs, resolve);
    void account.found().then(() => {
      cancel();
      resolve();
    });
  });
}

export async function signIn({ account, checkKey }: Services): Promise<void> {
  await foundSoon(account);
  if (account.unconfirmed?.answer === undefined && (await allowsEnvironment(account))) {
    return;
  }
  const signedIn = await askForKey(readSettings(), (key) => keyProblem(key)?.message, checkKey);
  if (signedIn === undefined) {
    return;
  }
  const problem = await account.store(signedIn.account, signedIn.balance);
  if (problem !== undefined) {
    if (!(await agreesToThisWindow(problem))) {
      return;
    }
    await account.useHere(signedIn.account);
  }
  const { amount, currency } = signedIn.balance;
  const text = l10n.t('Signed in to Barrack. Your balance is {0}.', formatMoney(amount, currency));
  void showMessage('information', messageText(text));
}

/** True where the address of the environment was asked about and that settles it: the key may go there, or nobody knows. */
async function allowsEnvironment(account: AccountService): Promise<boolean> {
  return account.unconfirmed !== undefined && (await account.confirmAddress(true)) !== false;
}

async function agreesToThisWindow(problem: string): Promise<boolean> {
  const use = plain(l10n.t('Use in This Window'));
  const question = plain(l10n.t('VS Code can’t store the API key.'));
  const detail = plainLines([
    problem,
    l10n.t('You can use the key in this window. It’s forgotten when the window closes or reloads.'),
  ]);
  return (await showQuestion(question, detail, use)) === use;
}

export async function signOut({ account }: Services): Promise<void> {
  await foundSoon(account);
  const { source, problem } = await account.signOut();
  if (problem === undefined) {
    void showMessage('information', messageText(signedOutText(source)));
  } else {
    const text = l10n.t(
      'You’re signed out in this window, but the stored API key couldn’t be deleted: {0}',
      problem,
    );
    void showMessage('warning', messageText(text));
  }
}

function signedOutText(source: SignedOut['source']): string {
  switch (source) {
    case 'stored':
      return l10n.t('Signed out of Barrack. The key was removed from the secret storage.');
    case 'environment':
      return l10n.t(
        'Signed out of Barrack until this window is reloaded: the key comes from the environment.',
      );
    case 'window':
      return l10n.t('Signed out of Barrack. The key was in this window only.');
    case undefined:
      return l10n.t('You are not signed in to Barrack.');
  }
}

/** Shows the account and what can be done with it. */
export async function showAccount(services: Services): Promise<void> {
  const { account, store } = services;
  await foundSoon(account);
  if (account.current === undefined) {
    if (account.unconfirmed?.answer === false && (await allowsEnvironment(account))) {
      return;
    }
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
