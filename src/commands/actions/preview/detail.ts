import * as l10n from '@vscode/l10n';
import type { PlainLines } from '../../../ui/format/safe-text.ts';
import { paragraphs, plainLines } from '../../../ui/format/safe-text.ts';
import { cut } from '../../../ui/format/first-of.ts';

/** So many resources fit into a question; of these so many at least are what it is done to. */
const mostShown = 15;
const mostOfThose = 10;

/** What is said below a question, line by line. */
export interface Blocks {
  readonly eligible: readonly string[];
  /** Heads what it can't be done to. */
  readonly notPossible: string;
  readonly excluded: readonly string[];
  /** How many of another kind were selected, too: nothing is done to them. */
  readonly others: number;
  /** What it means, a sentence each. */
  readonly means: readonly string[];
}

function othersText(count: number): string {
  return count === 1
    ? l10n.t('1 selected item is of another kind, and stays as it is.')
    : l10n.t('{0} selected items are of another kind, and stay as they are.', count);
}

function textOf({ eligible, notPossible, excluded, others, means }: Blocks): PlainLines {
  const stay = excluded.length === 0 ? [] : [`${notPossible}:`, ...excluded];
  const rest = others === 0 ? [] : [othersText(others)];
  const blocks = [eligible, [...stay, ...rest], means];
  return paragraphs(blocks.map((texts) => plainLines(texts.filter((text) => text !== ''))));
}

/** How many of both are shown: all, if they fit. */
function room(eligible: number, excluded: number): readonly [eligible: number, excluded: number] {
  const forEligible = Math.min(eligible, Math.max(mostOfThose, mostShown - excluded));
  return [forEligible, Math.max(mostShown - forEligible, 1)];
}

/** `whole`: the same with every resource, where the detail leaves some out. */
export interface Detail {
  readonly detail: PlainLines;
  readonly whole: string | undefined;
}

export function detailOf(message: string, blocks: Blocks): Detail {
  const { eligible, excluded } = blocks;
  const [mostGoing, mostStaying] = room(eligible.length, excluded.length);
  const isCut = eligible.length > mostGoing || excluded.length > mostStaying;
  return {
    detail: textOf({ ...blocks, eligible: cut(eligible, mostGoing), excluded: cut(excluded, mostStaying) }),
    whole: isCut ? `${message}\n\n${textOf(blocks)}\n` : undefined,
  };
}
