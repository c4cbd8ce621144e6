import * as l10n from '@vscode/l10n';
import { confirm } from '../../../ui/confirm.ts';
import { showReadOnly } from '../../../ui/read-only.ts';
import type { Preview } from './preview.ts';

/** Asks; true if the user confirmed. Where the question leaves some out, a button shows the whole list. */
export function confirmPreview({ whole, ...question }: Preview): Promise<boolean> {
  const show =
    whole === undefined
      ? undefined
      : { title: l10n.t('Show the Whole List'), run: () => showReadOnly(question.message, whole) };
  return confirm({ ...question, show });
}
