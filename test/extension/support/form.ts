import type { TestServices } from '../../../src/program.ts';
import type { Draft, FormAction, FormState } from '../../../src/forms/protocol/protocol.ts';
import type { Order } from '../../../src/writes/model/orders.ts';
import type { ObservedPanel } from './observed-panels.ts';
import { observed } from './observed.ts';
import { control } from './program.ts';
import { settle, until } from './wait.ts';

/** An open form, spoken to as its page speaks. */
export class OpenForm {
  readonly shown: ObservedPanel;

  constructor(shown: ObservedPanel) {
    this.shown = shown;
  }

  /** What the page was told last. */
  get state(): FormState {
    const last = this.shown.states.at(-1);
    if (last === undefined) {
      throw new Error('The page was told nothing yet');
    }
    return last;
  }

  /** Waits for a state; throws with the last one if it does not come. */
  async until(what: string, is: (state: FormState) => boolean, milliseconds?: number): Promise<FormState> {
    try {
      return await until(what, () => is(this.state) && this.state, milliseconds);
    } catch (error) {
      throw new Error(`${String(error)}; it was ${JSON.stringify(this.state, undefined, 1)}`, {
        cause: error,
      });
    }
  }

  /** The user enters something. */
  async enter(changes: Partial<Draft>): Promise<FormState> {
    const { revision, draft } = this.state;
    this.shown.say({ type: 'input', saved: { revision: revision + 1, draft: { ...draft, ...changes } } });
    await settle();
    return this.state;
  }

  /** What the page says when its button is pressed now. */
  submission(): object {
    const { revision, draft, submissionId } = this.state;
    return { type: 'submit', saved: { revision, draft }, submissionId };
  }

  submit(): void {
    this.shown.say(this.submission());
  }

  press(action: FormAction): void {
    this.shown.say({ type: 'action', action });
  }

  buttons(): readonly FormAction[] {
    const { alert, preparation, outcome } = this.state;
    return [alert, preparation, outcome].flatMap((part) => part?.buttons ?? []).map(({ action }) => action);
  }
}

/** The form that was opened last, once its page has said that it listens and was told what to show. */
export async function openForm(open?: () => Promise<void>): Promise<OpenForm> {
  await open?.();
  const shown = observed.panels.at(-1);
  if (shown === undefined) {
    throw new Error('No form was opened');
  }
  shown.say({ type: 'ready' });
  const form = new OpenForm(shown);
  await until('the page is told what to show', () => shown.states.length > 0);
  await form.until('it is loaded', ({ phase }) => phase !== 'loading');
  return form;
}

/** The form Clone Volume of the volume of that name. */
export function cloneFormOf({ forms, store }: TestServices, name: string): Promise<OpenForm> {
  const volume = store.volumes.items.find((one) => one.name === name);
  if (volume === undefined) {
    throw new Error(`There is no volume named ${name}`);
  }
  return openForm(() => forms.openCloneVolume(volume.id));
}

/** What the journal keeps of a clone of that volume. */
export function cloneOrder({ store }: TestServices, source: string, name: string): Order {
  const volume = store.volumes.items.find((one) => one.name === source);
  if (volume === undefined) {
    throw new Error(`There is no volume named ${source}`);
  }
  const { id, region, sizeGb, volumeType } = volume;
  return { kind: 'clone', source: { id, name: source, region, sizeGb, volumeType }, name, volumeType };
}

/** How often Barrack was asked to clone, and how often it did. */
export async function clonesSent(): Promise<readonly [requests: number, effects: number]> {
  const requests = (await control.requests()).filter(({ operation }) => operation === 'cloneVolume');
  return [requests.length, await control.effects('cloneVolume')];
}
