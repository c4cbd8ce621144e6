import * as l10n from '@vscode/l10n';
import type { SecretStorage } from 'vscode';
import { startTimer } from '../base/time.ts';

/** What is used of VS Code's secret storage. */
export type Secrets = Pick<SecretStorage, 'get' | 'store' | 'delete' | 'onDidChange'>;

/** A keychain may ask its user to unlock it first; an answer that comes later is still used. In milliseconds. */
const standardBoundMs = 10_000;

/** The secret storage, which may hang: then it fails after a while, so that nobody waits for it in vain. */
export class BoundedSecrets {
  readonly #secrets: Secrets;
  readonly #boundMs: number;
  readonly #listeners = new Set<() => void>();
  /** Has not answered for longer than the bound: it is not asked once more. */
  #isOverdue = false;
  readonly onDidChange: SecretStorage['onDidChange'];

  constructor(secrets: Secrets, boundMs = standardBoundMs) {
    this.#secrets = secrets;
    this.#boundMs = boundMs;
    this.onDidChange = secrets.onDidChange;
  }

  /** Tells that a reading that had failed for its time has ended after all, so that it is worth to read again. */
  readonly onDidRecover = (listener: () => void): { dispose(): void } => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  async get(name: string): Promise<string | undefined> {
    if (this.#isOverdue) {
      throw this.#silence();
    }
    const reading = this.#secrets.get(name);
    const recovered = (): void => {
      if (this.#isOverdue) {
        this.#isOverdue = false;
        this.#listeners.forEach((listener) => listener());
      }
    };
    reading.then(recovered, recovered);
    return this.#bounded(reading, () => (this.#isOverdue = true));
  }

  async store(name: string, text: string): Promise<void> {
    return this.#bounded(this.#secrets.store(name, text));
  }

  async delete(name: string): Promise<void> {
    return this.#bounded(this.#secrets.delete(name));
  }

  #bounded<T>(work: Thenable<T>, late?: () => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = startTimer(this.#boundMs, () => {
        late?.();
        reject(this.#silence());
      });
      work.then(resolve, reject).then(cancel, cancel);
    });
  }

  #silence(): Error {
    const seconds = Math.ceil(this.#boundMs / 1000);
    return new Error(l10n.t('It didn’t answer within {0} s.', seconds));
  }
}
