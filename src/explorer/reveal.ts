import type * as vscode from 'vscode';
import type { Element } from './elements.ts';

const attempts = 3;

/**
 * Selects an element and gives it the focus. In a view that was never shown VS Code opens the view, but then loses
 * track of what is in it; giving it the tree anew helps.
 */
export async function revealIn(
  view: vscode.TreeView<Element>,
  element: Element,
  refresh: () => void,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await view.reveal(element, { select: true, focus: true, expand: true });
      return;
    } catch (error) {
      if (attempt === attempts) {
        throw error;
      }
      refresh();
    }
  }
}
