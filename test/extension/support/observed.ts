// What the extension writes and shows, from before it is activated until the end of the run. Every suite is a bundle of
// its own, so that what is observed is kept where all of them find it.
import * as vscode from 'vscode';
import type { ObservedPanel } from './observed-panels.ts';
import { observePanels } from './observed-panels.ts';
import { observeInputs, observeShowQuickPick } from './observe-inputs.ts';
import { observeLog, observeMessages, observeStatus, observeWorld } from './observe-window.ts';

export interface Message {
  readonly severity: 'information' | 'warning' | 'error';
  readonly text: string;
  readonly modal: boolean;
  readonly detail: string | undefined;
  readonly buttons: readonly string[];
}

/** The button the user would press; undefined for closing the message. */
export type Answer = (message: Message) => string | undefined | Promise<string | undefined>;

/** Buttons of a question that change nothing. */
const harmless: ReadonlySet<string> = new Set([
  'Don’t Delete',
  'Don’t Try Again',
  'Keep Size',
  'Keep in List',
  'Show the Whole List',
]);

/** Says yes to a modal question, with the button that does it, and answers nothing else. */
export function confirmed({ modal, buttons }: Message): string | undefined {
  return modal ? buttons.find((one) => !harmless.has(one)) : undefined;
}

/** A quick pick or input box with whether it is open. */
export interface Shown<T> {
  readonly input: T;
  open: boolean;
  /** Tells the extension that the user has typed this. */
  typed(text: string): void;
}

export type ObservedPick = Shown<vscode.QuickPick<vscode.QuickPickItem>>;

/** What happened since the last test began, and how the user would answer. */
export class Observed {
  messages: Message[] = [];
  copied: string[] = [];
  opened: string[] = [];
  boxes: Shown<vscode.InputBox>[] = [];
  picks: ObservedPick[] = [];
  /** Titles of what `showQuickPick` asked. */
  asked: string[] = [];
  panels: ObservedPanel[] = [];
  answer: Answer = () => undefined;
  /** Chooses for `showQuickPick`; undefined to leave it to the keyboard. */
  choose: ((labels: readonly string[]) => number) | undefined;

  readonly contextKeys = new Map<string, unknown>();
  readonly serializers = new Map<string, vscode.WebviewPanelSerializer>();
  readonly unhandled: unknown[] = [];
  /** Every text since the run began, with where it went. */
  readonly everything: { readonly where: string; readonly text: string }[] = [];

  note(where: string, value: unknown): void {
    this.everything.push({ where, text: typeof value === 'string' ? value : JSON.stringify([value]) });
  }

  /** Forgets the last test. */
  begin(): void {
    this.messages = [];
    this.copied = [];
    this.opened = [];
    this.boxes = [];
    this.picks = [];
    this.asked = [];
    this.panels = [];
    this.answer = () => undefined;
    this.choose = undefined;
  }

  texts(severity: Message['severity']): readonly string[] {
    return this.messages.filter((message) => message.severity === severity).map(({ text }) => text);
  }
}

function observe(): Observed {
  if (vscode.extensions.getExtension('barrack-explorer.barrack-explorer')?.isActive !== false) {
    throw new Error('The extension was activated before it could be observed');
  }
  const observed = new Observed();
  observeMessages(observed);
  observeLog(observed);
  observeInputs(observed);
  observeShowQuickPick(observed);
  observeStatus(observed);
  observeWorld(observed);
  observePanels(observed);
  return observed;
}

const shared = globalThis as { barrackObserved?: Observed };
shared.barrackObserved ??= observe();
export const observed = shared.barrackObserved;
