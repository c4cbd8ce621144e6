import * as l10n from '@vscode/l10n';
import type { Assessment } from './subject.ts';
import { failedChecks } from './words.ts';

/**
 * Why a draft is not sent after all, judged on what has just been read again; empty where nothing stands against it.
 * @param seen what the form said when the user clicked
 */
export function heldBack(seen: Assessment | undefined, now: Assessment): readonly string[] {
  if (now.is !== 'here') {
    return [now.is === 'absent' ? now.title : l10n.t('It is still being loaded.')];
  }
  const failed = failedChecks(now.checks).map(({ detail, remedy }) => `${detail} ${remedy}`.trim());
  // What it costs is part of what the user agreed to.
  const other = seen?.is === 'here' && seen.sentence !== now.sentence ? [now.sentence] : [];
  return [...failed, ...now.choiceProblems, ...other, now.missing].filter((line) => line !== '');
}
