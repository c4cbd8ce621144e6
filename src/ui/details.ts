import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { JsonObject, Resource } from '../domain/resources.ts';
import type { ListKind } from '../state/kinds.ts';
import { listKinds, listOf } from '../state/kinds.ts';
import type { ResourceStore } from '../state/store.ts';
import { plain } from './safe-text.ts';

const scheme = 'barrack';
const suffix = '.json';
/** The folder of the documents that show what something was billed. */
const billing = '/billing';

/** Which record a document shows: the list it is in, and its id (a region's name, or `#3` for the fourth unreadable). */
export interface DetailsTarget {
  readonly list: ListKind;
  readonly id: string;
  /** Names the document's tab. */
  readonly title: string;
}

function toUri({ list, id, title }: DetailsTarget, folder = ''): vscode.Uri {
  const name = plain(title).replace(/[/\\]/gu, '-').slice(0, 60);
  return vscode.Uri.from({ scheme, path: `${folder}/${list}/${name}${suffix}`, query: id });
}

function listIn(path: string): ListKind | undefined {
  return listKinds.find((list) => path.startsWith(`/${list}/`) || path.startsWith(`${billing}/${list}/`));
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
  /** What was read for the documents of billing, by their addresses. */
  readonly #billing = new Map<string, JsonObject>();
  readonly onDidChange = this.#changed.event;

  constructor(store: ResourceStore) {
    this.#store = store;
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      store.onDidChange(({ kinds }) => this.#update(kinds)),
    ];
  }

  async open(target: DetailsTarget): Promise<void> {
    await show(toUri(target));
  }

  /** Shows what Barrack has billed for a resource, as it was just read, for as long as the resource is listed. */
  async openBilling({ kind, id, name }: Resource, record: JsonObject): Promise<void> {
    const uri = toUri({ list: listOf(kind), id, title: l10n.t('Billing of {0}', name) }, billing);
    this.#billing.set(uri.toString(), record);
    this.#changed.fire(uri); // it may be open already
    await show(uri);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    // A comment would break the JSON; null says as much: Barrack lists no such record now.
    return `${JSON.stringify(this.#recordOf(uri) ?? null, undefined, 2)}\n`;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
    this.#changed.dispose();
  }

  #recordOf(uri: vscode.Uri): unknown {
    const list = listIn(uri.path);
    const record = list === undefined ? undefined : recordOf(this.#store, list, uri.query);
    if (!uri.path.startsWith(`${billing}/`)) {
      return record;
    }
    if (record === undefined) {
      this.#billing.delete(uri.toString()); // it was another account's, or is of something deleted
    }
    return this.#billing.get(uri.toString());
  }

  #update(kinds: ReadonlyMap<ListKind, unknown>): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      const list = uri.scheme === scheme ? listIn(uri.path) : undefined;
      if (list !== undefined && kinds.has(list)) {
        this.#changed.fire(uri);
      }
    }
  }
}

async function show(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
}
