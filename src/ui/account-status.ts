import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AccountService } from '../account/account-service.ts';
import { formatMoney } from '../domain/money.ts';
import type { Balance } from '../domain/resources.ts';
import { iconText, plain, plainLines } from './format/safe-text.ts';
import type { StatusBarItem } from './surfaces.ts';
import { createStatusBarItem } from './surfaces.ts';

/** The account in words: where it comes from, what is left, in which currency. */
export function accountLines(
  account: NonNullable<AccountService['current']>,
  balance: Balance | undefined,
): readonly string[] {
  return [
    balance === undefined
      ? l10n.t('Balance: not known')
      : l10n.t('Balance: {0}', formatMoney(balance.amount, balance.currency)),
    l10n.t('Currency: {0}', balance?.currency ?? l10n.t('not known')),
    sourceText(account.source),
    l10n.t('Address: {0}', account.baseUrl),
    account.headerIsAssumed === true
      ? l10n.t('Header: {0}, until Barrack answers', account.authStyle)
      : l10n.t('Header: {0}', account.authStyle),
  ];
}

function sourceText(source: NonNullable<AccountService['current']>['source']): string {
  switch (source) {
    case 'stored':
      return l10n.t('Key: in the secret storage of VS Code');
    case 'environment':
      return l10n.t('Key: from environment (BARRACK_API_KEY), not stored');
    case 'window':
      return l10n.t('Key: in this window only, not stored');
  }
}

/** The account and its balance in the status bar; hidden while signed out. */
export class AccountStatus implements vscode.Disposable {
  readonly #item: StatusBarItem;

  constructor() {
    this.#item = createStatusBarItem('barrack.account');
    this.#item.name = plain(l10n.t('Barrack Account'));
  }

  /** @param isRejected whether Barrack did not accept the key the last time that something was read */
  show(account: AccountService['current'], balance: Balance | undefined, isRejected: boolean): void {
    if (account === undefined) {
      this.#item.hide();
      return;
    }
    if (isRejected) {
      this.#showRejected(account, balance);
    } else {
      this.#showBalance(account, balance);
    }
    this.#item.show();
  }

  #showRejected(account: NonNullable<AccountService['current']>, balance: Balance | undefined): void {
    const text = l10n.t('Barrack: key rejected');
    const what = l10n.t('Barrack rejected the API key. Select to sign in.');
    this.#item.command = 'barrack.signIn';
    this.#item.text = iconText(text, 'warning');
    this.#item.tooltip = plainLines([what, ...accountLines(account, balance)]);
    this.#item.backgroundColor = new vscode.ThemeColor('statusBarItem.errorBackground');
    this.#item.accessibilityInformation = { label: plain(what), role: 'button' };
  }

  #showBalance(account: NonNullable<AccountService['current']>, balance: Balance | undefined): void {
    this.#item.command = 'barrack.showAccount';
    const amount = balance === undefined ? l10n.t('Barrack') : formatMoney(balance.amount, balance.currency);
    const empty = balance !== undefined && balance.amount <= 0;
    this.#item.text = iconText(amount, empty ? 'warning' : 'server');
    this.#item.tooltip = plainLines([l10n.t('Barrack account'), ...accountLines(account, balance)]);
    this.#item.backgroundColor = empty ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.accessibilityInformation = {
      label: plain(l10n.t('Barrack balance: {0}', amount)),
      role: 'button',
    };
  }

  dispose(): void {
    this.#item.dispose();
  }
}
