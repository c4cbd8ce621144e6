import * as vscode from 'vscode';
import { CloneVolumeSubject } from './clone-volume/subject.ts';
import { CreateImageSubject } from './create-image/subject.ts';
import { FormModel } from './form-model.ts';
import { FormPanel, resourceRoots } from './form-panel.ts';
import type { Draft } from './protocol.ts';
import { pageMemory } from './protocol.ts';
import type { Operation } from '../state/operation.ts';
import type { FormServices } from './services.ts';
import type { FormSubject } from './subject.ts';

interface Kind {
  /** Also in package.json, as an activation event (`onWebviewPanel:…`). */
  readonly viewType: string;
  readonly subject: (services: FormServices, sourceId: string) => FormSubject;
}

const cloneVolume: Kind = {
  viewType: 'barrack.cloneVolumeForm',
  subject: (services, sourceId) => new CloneVolumeSubject(services, sourceId),
};

const createImage: Kind = {
  viewType: 'barrack.createImageForm',
  subject: (services, sourceId) => new CreateImageSubject(services, sourceId),
};

/** The open forms: one for each volume or snapshot. */
export class Forms implements vscode.Disposable {
  readonly #services: FormServices;
  readonly #extensionUri: vscode.Uri;
  readonly #open = new Map<string, FormPanel>();
  readonly #serializers: readonly vscode.Disposable[];

  /**
   * @param signedIn settles once it is known whether there is an account; forms of a window that reloaded come back
   * only where there is one
   */
  constructor(services: FormServices, extensionUri: vscode.Uri, signedIn: () => Promise<boolean>) {
    this.#services = services;
    this.#extensionUri = extensionUri;
    this.#serializers = [cloneVolume, createImage].map((kind) =>
      vscode.window.registerWebviewPanelSerializer(kind.viewType, {
        deserializeWebviewPanel: (panel, state) => this.#revive(kind, panel, state, signedIn),
      }),
    );
  }

  openCloneVolume(volumeId: string): void {
    this.#show(cloneVolume, volumeId);
  }

  /** @param snapshotId undefined to have the snapshot chosen in the form */
  openCreateImage(snapshotId: string | undefined): void {
    this.#show(createImage, snapshotId ?? '');
  }

  /** Whether a form that the user can see now shows how this write stands. */
  isInSight({ kind, target }: Pick<Operation, 'kind' | 'target'>): boolean {
    if (kind === 'clone') {
      return this.#open.get(keyOf(cloneVolume, target.id))?.visible ?? false;
    }
    return [...this.#open].some(([key, form]) => key.startsWith(keyOf(createImage, '')) && form.visible);
  }

  /** On sign-out: what they show is another account's, or nobody's. */
  closeAll(): void {
    for (const form of [...this.#open.values()]) {
      form.close();
    }
  }

  dispose(): void {
    this.closeAll();
    for (const serializer of this.#serializers) {
      serializer.dispose();
    }
  }

  #show(kind: Kind, sourceId: string): void {
    const open = this.#open.get(keyOf(kind, sourceId));
    if (open !== undefined) {
      open.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(kind.viewType, '', vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: resourceRoots(this.#extensionUri),
    });
    this.#fill(kind, panel, sourceId);
  }

  async #revive(
    kind: Kind,
    panel: vscode.WebviewPanel,
    state: unknown,
    signedIn: () => Promise<boolean>,
  ): Promise<void> {
    const memory = pageMemory.safeParse(state).data;
    if (
      memory === undefined ||
      memory.over ||
      !(await signedIn()) ||
      this.#open.has(keyOf(kind, memory.sourceId))
    ) {
      panel.dispose();
      return;
    }
    this.#fill(kind, panel, memory.sourceId, memory.sent);
  }

  #fill(kind: Kind, panel: vscode.WebviewPanel, sourceId: string, sent?: Draft): void {
    const key = keyOf(kind, sourceId);
    const model = new FormModel(this.#services, kind.subject(this.#services, sourceId), sent);
    const form = new FormPanel(panel, model, this.#extensionUri);
    this.#open.set(key, form);
    form.onDidClose(() => this.#open.delete(key));
  }
}

function keyOf({ viewType }: Kind, sourceId: string): string {
  return `${viewType}/${sourceId}`;
}
