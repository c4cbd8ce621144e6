import type { Draft, FormState } from '../protocol/protocol.ts';

/** What only some of the forms show. */
export interface Part {
  readonly show: (state: FormState) => void;
  /** What is entered in it. */
  readonly value?: () => Partial<Draft>;
  /** Enters what the host knows. */
  readonly select?: (draft: Draft) => void;
  /** Where the focus goes for a problem in it; undefined where there is none. */
  readonly problem?: (state: FormState) => HTMLElement | undefined;
}

/** @param changed to be called when the user has entered something */
export type MakePart = (changed: () => void) => Part;
