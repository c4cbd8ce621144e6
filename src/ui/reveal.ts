import { startTimer } from '../base/time.ts';
import type { TreeView } from './surfaces.ts';

const attempts = 3;

/** How long VS Code may take until it says that the element is selected, in milliseconds. */
const selectMs = 1500;

/**
 * Selects an element and gives it the focus. VS Code refuses that in a view that was never shown, and does only half
 * of it in one that it is just filling; giving it the tree anew helps in both cases.
 */
export async function revealIn<T>(view: TreeView<T>, element: T, refresh: () => void): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      await view.reveal(element, { select: true, focus: true });
      if (await becomesSelected(view, element)) {
        return;
      }
    } catch (error) {
      if (attempt === attempts) {
        throw error;
      }
    }
    refresh();
  }
}

function becomesSelected<T>(view: TreeView<T>, element: T): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (selected: boolean): void => {
      cancelTimer();
      subscription.dispose();
      resolve(selected);
    };
    const look = (): void => {
      if (view.selection.includes(element)) {
        end(true);
      }
    };
    const cancelTimer = startTimer(selectMs, () => end(false));
    const subscription = view.onDidChangeSelection(look);
    look();
  });
}
