import type * as vscode from 'vscode';
import type { Panel } from '../ui/surfaces.ts';
import { createPanel } from '../ui/surfaces.ts';
import type { FormPanel } from './form-panel.ts';
import { resourceRoots } from './form-roots.ts';
import type { FormKind } from './kinds.ts';
import { viewTypes } from './kinds.ts';
import type { OpenForm } from './open-form.ts';
import type { FormOperation, FormServices } from './model/services.ts';

/** The open forms: one for each volume, snapshot or region. */
export class Forms implements vscode.Disposable {
  readonly #services: FormServices;
  readonly #extensionUri: vscode.Uri;
  readonly #open = new Map<string, FormPanel>();
  readonly #signedIn: () => Promise<boolean>;

  /**
   * @param signedIn settles once it is known whether there is an account; forms of a window that reloaded come back
   * only where there is one
   */
  constructor(services: FormServices, extensionUri: vscode.Uri, signedIn: () => Promise<boolean>) {
    this.#services = services;
    this.#extensionUri = extensionUri;
    this.#signedIn = signedIn;
  }

  async openCloneVolume(volumeId: string): Promise<void> {
    await this.#show('cloneVolume', volumeId);
  }

  /** @param snapshotId undefined to have the snapshot chosen in the form */
  async openCreateImage(snapshotId: string | undefined): Promise<void> {
    await this.#show('createImage', snapshotId ?? '');
  }

  /** @param region undefined to have the region chosen in the form */
  async openCreateVolume(region?: string): Promise<void> {
    await this.#show('createVolume', region ?? '');
  }

  /** Brings back a form of a window that is loaded again. */
  async revive(kind: FormKind, panel: Panel, state: unknown): Promise<void> {
    const { openForm, readMemory } = await import('./open-form.ts');
    const memory = readMemory(state);
    if (
      memory === undefined ||
      memory.over ||
      !(await this.#signedIn()) ||
      this.#open.has(keyOf(kind, memory.sourceId))
    ) {
      panel.dispose();
      return;
    }
    this.#fill(openForm, kind, panel, memory.sourceId);
  }

  /** Whether a form that the user can see now shows how this write stands. */
  isInSight(operation: FormOperation): boolean {
    return [...this.#open.values()].some((form) => form.shows(operation));
  }

  /** On sign-out: what they show is another account's, or nobody's. */
  closeAll(): void {
    for (const form of [...this.#open.values()]) {
      form.close();
    }
  }

  dispose(): void {
    this.closeAll();
  }

  async #show(kind: FormKind, sourceId: string): Promise<void> {
    const { openForm } = await import('./open-form.ts');
    const open = this.#open.get(keyOf(kind, sourceId));
    if (open !== undefined) {
      open.reveal();
      return;
    }
    const panel = createPanel(viewTypes[kind], {
      enableScripts: true,
      localResourceRoots: resourceRoots(this.#extensionUri),
    });
    this.#fill(openForm, kind, panel, sourceId);
  }

  #fill(openForm: OpenForm, kind: FormKind, panel: Panel, sourceId: string): void {
    const key = keyOf(kind, sourceId);
    const form = openForm(panel, this.#extensionUri, this.#services, { kind, sourceId });
    this.#open.set(key, form);
    form.onDidClose(() => this.#open.delete(key));
  }
}

function keyOf(kind: FormKind, sourceId: string): string {
  return `${kind}/${sourceId}`;
}
