import * as vscode from 'vscode';
import type { InputBox, QuickPick, Row } from './surfaces.ts';

/** What a box answers with when its Back button is pressed. */
export const back: unique symbol = Symbol('back');

/** Undefined: the user gave up, and everything stays as it is. */
export type Answer<T> = T | typeof back | undefined;

/** Where a box stands among those asked one after the other. */
export interface Place {
  /** From 1. */
  readonly step: number;
  readonly total: number;
}

/** A box that is the only one. */
export const alone: Place = { step: 1, total: 1 };

/** Shows which box of how many it is, and Back from the second on. */
export function showPlace(
  box: Pick<InputBox | QuickPick<Row>, 'step' | 'totalSteps' | 'buttons'>,
  { step, total }: Place,
): void {
  box.step = total === 1 ? undefined : step;
  box.totalSteps = total === 1 ? undefined : total;
  box.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
}

/**
 * Asks about what is given, else about what the user chooses first; Back leads to the choice again.
 * @param ask `before` says how many boxes came before its own
 */
export async function askAbout<T, R>(
  given: T | undefined,
  choose: () => Promise<T | undefined>,
  ask: (value: T, before: number) => Promise<Answer<R>>,
): Promise<R | undefined> {
  for (;;) {
    const value = given ?? (await choose());
    if (value === undefined) {
      return undefined;
    }
    const answer = await ask(value, given === undefined ? 1 : 0);
    if (answer !== back) {
      return answer;
    }
  }
}
