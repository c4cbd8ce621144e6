import { CloneVolumeSubject } from '../../../src/forms/clone-volume/subject.ts';
import { CreateImageSubject } from '../../../src/forms/create-image/subject.ts';
import { CreateVolumeSubject } from '../../../src/forms/create-volume/subject.ts';
import { FormModel } from '../../../src/forms/model/form-model.ts';
import type { CheckView, Draft, FormAction } from '../../../src/forms/protocol/protocol.ts';
import { hostMessage } from '../../../src/forms/protocol/protocol.ts';
import { FakeServices, settle } from './fakes.ts';

/** A form's host side with someone at its page. */
export class Form {
  readonly services: FakeServices;
  readonly model: FormModel;
  #revision = 0;

  constructor(model: FormModel, services: FakeServices) {
    this.model = model;
    this.services = services;
  }

  /** As the page gets it: through the message's schema. */
  get view() {
    return hostMessage.parse({ type: 'state', state: this.model.view() }).state;
  }

  check(id: string): CheckView {
    const found = this.view.checks.find((check) => check.id === id);
    if (found === undefined) {
      throw new Error(`The form has no check "${id}".`);
    }
    return found;
  }

  /** Enters something, as one change. */
  type(changes: Partial<Draft>): void {
    this.#revision = Math.max(this.#revision, this.view.revision) + 1;
    const draft = { ...this.view.draft, ...changes };
    this.model.handle({ type: 'input', saved: { revision: this.#revision, draft } });
  }

  submit(submissionId = this.view.submissionId): void {
    const { revision, draft } = this.view;
    this.model.handle({ type: 'submit', saved: { revision, draft }, submissionId });
  }

  press(action: FormAction): void {
    this.model.handle({ type: 'action', action });
  }

  /** The actions the page shows buttons for. */
  get buttons(): readonly FormAction[] {
    const { alert, preparation, outcome } = this.view;
    return [alert, preparation, outcome].flatMap((part) => part?.buttons ?? []).map(({ action }) => action);
  }
}

export function cloneForm(
  prepare: (services: FakeServices) => void = () => undefined,
  sourceId = 'v1',
): Form {
  const services = new FakeServices();
  prepare(services);
  return new Form(new FormModel(services, new CloneVolumeSubject(services, sourceId)), services);
}

/** @param sourceId empty: the snapshot is chosen in the form */
export function imageForm(
  prepare: (services: FakeServices) => void = () => undefined,
  sourceId = 's1',
): Form {
  const services = new FakeServices();
  prepare(services);
  return new Form(new FormModel(services, new CreateImageSubject(services, sourceId)), services);
}

/**
 * With what it needs read.
 * @param region empty: it is chosen in the form
 */
export async function volumeForm(
  prepare: (services: FakeServices) => void = () => undefined,
  region = 'FINLAND-1',
): Promise<Form> {
  const services = new FakeServices();
  prepare(services);
  const form = new Form(new FormModel(services, new CreateVolumeSubject(services, region)), services);
  await form.model.load();
  await settle();
  return form;
}
