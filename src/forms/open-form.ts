import type * as vscode from 'vscode';
import type { Panel } from '../ui/surfaces.ts';
import { CloneVolumeSubject } from './clone-volume/subject.ts';
import { CreateImageSubject } from './create-image/subject.ts';
import { CreateVolumeSubject } from './create-volume/subject.ts';
import { FormModel } from './model/form-model.ts';
import { FormPanel } from './form-panel.ts';
import type { FormKind } from './kinds.ts';
import type { PageMemory } from './protocol/protocol.ts';
import { pageMemory } from './protocol/protocol.ts';
import type { FormServices } from './model/services.ts';
import type { FormSubject } from './model/subject.ts';

/** All that an open form consists of: loaded with the first one. */

const subjects: Readonly<Record<FormKind, (services: FormServices, sourceId: string) => FormSubject>> = {
  cloneVolume: (services, sourceId) => new CloneVolumeSubject(services, sourceId),
  createImage: (services, sourceId) => new CreateImageSubject(services, sourceId),
  createVolume: (services, sourceId) => new CreateVolumeSubject(services, sourceId),
};

/** Fills an editor tab with a form. */
export function openForm(
  panel: Panel,
  extensionUri: vscode.Uri,
  services: FormServices,
  form: { readonly kind: FormKind; readonly sourceId: string },
): FormPanel {
  const model = new FormModel(services, subjects[form.kind](services, form.sourceId));
  return new FormPanel(panel, model, extensionUri);
}

/** As loaded with the first form. */
export type OpenForm = typeof openForm;

/** What a form's page has left with VS Code; undefined where that is not what one leaves. */
export function readMemory(state: unknown): PageMemory | undefined {
  return pageMemory.safeParse(state).data;
}
