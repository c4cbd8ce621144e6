import * as l10n from '@vscode/l10n';
import type { Choice, Item, PickText } from './pick.ts';
import { toItems } from './pick.ts';
import { plain } from './format/safe-text.ts';
import type { QuickPick } from './surfaces.ts';
import { createQuickPick } from './surfaces.ts';

function isEligible<T>({ choice }: Item<T>): boolean {
  return choice !== undefined && choice.eligibility.can !== 'no';
}

/** Takes back the selection of what can't be selected, and says why. VS Code has no items without a box among those that have. */
function refuseOthers<T>(box: QuickPick<Item<T>>): void {
  const refused = box.selectedItems.find((item) => !isEligible(item))?.choice;
  if (refused === undefined) {
    return;
  }
  box.selectedItems = box.selectedItems.filter(isEligible);
  if (refused.eligibility.can === 'no') {
    box.placeholder = plain(l10n.t('{0}: {1}', refused.label, refused.eligibility.reason));
  }
}

/**
 * Lets the user select as many as wanted; what is not eligible is shown with the reason and can't be selected.
 * @param load gives the choices; the box is open and busy meanwhile
 * @returns undefined where the box is escaped from
 */
export async function pickMany<T>(
  text: PickText,
  load: () => Promise<readonly Choice<T>[]>,
): Promise<readonly T[] | undefined> {
  const box = createQuickPick<Item<T>>();
  box.title = plain(text.title);
  box.placeholder = plain(text.placeholder);
  box.canSelectMany = true;
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  box.busy = true;
  try {
    return await new Promise((resolve, reject) => {
      box.onDidHide(() => resolve(undefined));
      box.onDidChangeSelection(() => refuseOthers(box));
      box.onDidAccept(() => {
        const chosen = box.selectedItems.filter(isEligible).map(({ choice }) => choice);
        if (chosen.length > 0) {
          resolve(chosen.filter((choice) => choice !== undefined).map(({ value }) => value));
        } else if (!box.busy) {
          box.placeholder = plain(l10n.t('Select at least one, or press Escape.'));
        }
      });
      box.show();
      load().then((choices) => {
        box.items = toItems(choices, text.notPossible);
        box.placeholder = plain(choices.length === 0 ? text.none : text.placeholder);
        box.busy = false;
      }, reject);
    });
  } finally {
    box.dispose();
  }
}
