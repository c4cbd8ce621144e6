import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { JsonObject, Resource } from '../domain/resources.ts';
import type { ListKind } from '../resources/kinds.ts';
import { listKinds, listOf } from '../resources/kinds.ts';
import type { Lineage } from '../lineage/lineage.ts';
import type { Operations } from '../writes/engine/operations.ts';
import type { ResourceStore } from '../resources/store.ts';
import { Coalescer } from '../base/coalescer.ts';
import { relatedAs } from './related.ts';
import { escapeHidden } from '../domain/visible.ts';
import { tabName } from './format/safe-text.ts';

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
  return vscode.Uri.from({ scheme, path: `${folder}/${list}/${tabName(title)}${suffix}`, query: id });
}

function listIn(path: string): ListKind | undefined {
  return listKinds.find((list) => path.startsWith(`/${list}/`) || path.startsWith(`${billing}/${list}/`));
}

function recordOf(store: ResourceStore, list: ListKind, id: string): unknown {
  const state = store[list];
  const item = state.items.find((one) => ('id' in one ? one.id : one.name) === id);
  return item?.record ?? state.unreadable.find(({ index }) => `#${index}` === id)?.record;
}

function resourceIn(store: ResourceStore, list: ListKind | undefined, id: string): Resource | undefined {
  return list === undefined || list === 'regions'
    ? undefined
    : store[list].items.find((one) => one.id === id);
}

interface DetailsParts {
  readonly store: ResourceStore;
  readonly lineage: Pick<Lineage, 'related' | 'relationsOf' | 'of' | 'on'>;
  readonly operations: Pick<Operations, 'onDidChange'>;
}

/**
 * Shows the API's own records as read-only JSON documents, with what each is related to as far as this program knows,
 * and keeps open ones up to date.
 */
export class DetailsDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #store: ResourceStore;
  readonly #lineage: DetailsParts['lineage'];
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: readonly { dispose(): void }[];
  /** What was read for the documents of billing, by their addresses. */
  readonly #billing = new Map<string, JsonObject>();
  readonly onDidChange = this.#changed.event;

  constructor({ store, lineage, operations }: DetailsParts) {
    this.#store = store;
    this.#lineage = lineage;
    const update = new Coalescer(() => this.#update());
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      store.onDidChange(() => update.ask()), // the record, or what it is related to, may be another one
      operations.onDidChange(() => update.ask()),
      update,
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
    return jsonText(this.#recordOf(uri) ?? null);
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
      return this.#withRelated(record, list, uri.query);
    }
    if (record === undefined) {
      this.#billing.delete(uri.toString()); // it was another account's, or is of something deleted
    }
    return this.#billing.get(uri.toString());
  }

  /** A record with what is not in it: marked as this program's own, and last. */
  #withRelated(record: unknown, list: ListKind | undefined, id: string): unknown {
    const resource = resourceIn(this.#store, list, id);
    const relations = resource === undefined ? [] : this.#lineage.relationsOf(resource);
    if (resource === undefined || relations.length === 0) {
      return record;
    }
    const related = relations
      .flatMap((relation) => relatedAs(resource, relation, this.#lineage))
      .map(([as, all]) => [as, all.map(({ kind, id: its, name }) => ({ kind, id: its, name }))] as const);
    const note = l10n.t('Worked out by Barrack Explorer; not part of the record from Barrack.');
    return { ...resource.record, _related: { note, ...Object.fromEntries(related) } };
  }

  #update(): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === scheme) {
        this.#changed.fire(uri); // VS Code compares: an equal text changes nothing
      }
    }
  }
}

/** As JSON in which nothing is hidden: what can't be seen stands in it as `\\u200b`, which is the same to who reads it. */
function jsonText(value: unknown): string {
  return `${escapeHidden(JSON.stringify(value, undefined, 2))}\n`;
}

async function show(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
}
