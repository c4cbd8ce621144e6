import * as vscode from 'vscode';
import type { ResourceStore } from '../state/store.ts';
import { plain } from './safe-text.ts';
import { listKinds } from '../state/kinds.ts';
import type { ListKind } from '../state/kinds.ts';

const scheme = 'barrack';
const suffix = '.json';

/** Which record a document shows: the list it is in, and its id (a region's name, or `#3` for the fourth unreadable). */
export interface DetailsTarget {
  readonly list: ListKind;
  readonly id: string;
  /** Names the document's tab. */
  readonly title: string;
}

function toUri({ list, id, title }: DetailsTarget): vscode.Uri {
  const name = plain(title).replace(/[/\\]/gu, '-').slice(0, 60);
  return vscode.Uri.from({ scheme, path: `/${list}/${name}${suffix}`, query: id });
}

function recordOf(store: ResourceStore, list: ListKind, id: string): unknown {
  const state = store[list];
  const item = state.items.find((one) => ('id' in one ? one.id : one.name) === id);
  return item?.record ?? state.unreadable.find(({ index }) => `#${index}` === id)?.record;
}

/** Shows the API's own records as read-only JSON documents, and keeps open ones up to date. */
export class DetailsDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #store: ResourceStore;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: readonly { dispose(): void }[];
  readonly onDidChange = this.#changed.event;

  constructor(store: ResourceStore) {
    this.#store = store;
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      store.onDidChange(({ kinds }) => this.#update(kinds)),
    ];
  }

  async open(target: DetailsTarget): Promise<void> {
    const document = await vscode.workspace.openTextDocument(toUri(target));
    await vscode.window.showTextDocument(document, { preview: false });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const list = listKinds.find((kind) => uri.path.startsWith(`/${kind}/`));
    const record = list === undefined ? undefined : recordOf(this.#store, list, uri.query);
    // A comment would break the JSON; null says as much: Barrack lists no such record now.
    return `${JSON.stringify(record ?? null, undefined, 2)}\n`;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
    this.#changed.dispose();
  }

  #update(kinds: ReadonlyMap<ListKind, unknown>): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === scheme && [...kinds.keys()].some((kind) => uri.path.startsWith(`/${kind}/`))) {
        this.#changed.fire(uri);
      }
    }
  }
}
