import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import type { TreeItemCollapsibleState } from 'vscode';
import type { Question } from '../../../src/ui/confirm.ts';
import type { Appearance } from '../../../src/ui/format/appearance.ts';
import type { MessageText, Plain, PlainLines, QuickText } from '../../../src/ui/format/safe-text.ts';
import { iconText, messageText, plain, plainLines, quickText } from '../../../src/ui/format/safe-text.ts';
import type * as surfaces from '../../../src/ui/surfaces.ts';

/** Never called: what matters is what of it compiles, which `npm run typecheck` tells. */
export function places(
  ui: typeof surfaces,
  told: string,
  box: surfaces.InputBox,
  pick: surfaces.QuickPick<surfaces.Row>,
  item: surfaces.TreeItem,
  view: surfaces.TreeView<object>,
  status: surfaces.StatusBarItem,
  panel: surfaces.Panel,
  state: TreeItemCollapsibleState,
): void {
  // @ts-expect-error a notification
  void ui.showMessage('error', told);
  // @ts-expect-error a button of it
  void ui.showMessage('error', messageText(told), told);
  // @ts-expect-error a notification, cleaned for another place
  void ui.showMessage('error', plain(told));
  // @ts-expect-error a question
  void ui.showQuestion(told, plainLines([told]));
  // @ts-expect-error what is said below a question
  void ui.showQuestion(plain(told), told);
  // @ts-expect-error composed by hand
  void ui.showQuestion(plain(told), [plain(told), told].join('\n'));
  // @ts-expect-error the title of a box
  box.title = told;
  // @ts-expect-error what stands in an empty box
  box.placeholder = told;
  // @ts-expect-error what a box asks for
  box.prompt = told;
  // @ts-expect-error the same, without links but with icons
  box.prompt = messageText(told);
  // @ts-expect-error what is wrong with what was typed
  box.validationMessage = told;
  // @ts-expect-error a title of rows
  pick.title = told;
  // @ts-expect-error what stands in an empty box
  pick.placeholder = told;
  // @ts-expect-error a row of them
  pick.items = [{ label: told }];
  // @ts-expect-error more of a row
  pick.items = [{ label: iconText(told), description: told }];
  // @ts-expect-error the most of a row
  pick.items = [{ label: iconText(told), detail: told }];
  // @ts-expect-error rows to choose from
  void ui.showQuickPick([{ label: told }], plain(told));
  // @ts-expect-error their title
  void ui.showQuickPick([{ label: iconText(told) }], told);
  // @ts-expect-error what goes on
  void ui.withNotification(told, () => Promise.resolve());
  void ui.withNotification(messageText(told), (report) => {
    // @ts-expect-error how far it is
    report({ message: told });
    return Promise.resolve();
  });
  // @ts-expect-error a node of a tree
  ui.newTreeItem(told, state);
  // @ts-expect-error more of a node
  item.description = told;
  // @ts-expect-error what is heard of it
  item.accessibilityInformation = { label: told };
  // @ts-expect-error its tooltip
  item.tooltip = told;
  // @ts-expect-error a tooltip that is Markdown
  ui.tooltip(told);
  // @ts-expect-error what a view says of itself
  view.description = told;
  // @ts-expect-error what stands above a tree
  view.message = told;
  // @ts-expect-error the badge of a view
  view.badge = { value: 1, tooltip: told };
  // @ts-expect-error the status bar
  status.text = told;
  // @ts-expect-error its tooltip
  status.tooltip = told;
  // @ts-expect-error what is heard of it
  status.accessibilityInformation = { label: told };
  // @ts-expect-error a message there
  ui.setStatusBarMessage(told, 1);
  // @ts-expect-error a terminal
  ui.createTerminal(told, 'ssh', []);
  // @ts-expect-error an editor tab
  panel.title = told;
}

/** The same for what is made up far from the places, where each has only one type that fits. */
export const made: {
  readonly look: Pick<Appearance, 'label' | 'description' | 'spoken'>;
  readonly question: Pick<Question, 'detail'>;
  readonly texts: readonly [Plain, PlainLines, MessageText, QuickText];
} = {
  look: {
    label: plain(''),
    // @ts-expect-error a description that was not cleaned
    description: '',
    // @ts-expect-error one that was cleaned for another place
    spoken: iconText(''),
  },
  // @ts-expect-error lines that were put together by hand
  question: { detail: 'a\nb' },
  texts: [plain(''), plainLines([]), messageText(''), quickText('')],
};

describe('The way to VS Code past the surfaces', () => {
  const file = 'src/ui/format/appearance.ts';
  const bypasses = [
    `import * as vscode from 'vscode';\nvoid vscode.window.showErrorMessage('x');\n`,
    `import * as vscode from 'vscode';\nvscode.window.createInputBox().prompt = 'x';\n`,
    `import * as vscode from 'vscode';\nconst { showErrorMessage } = vscode.window;\nvoid showErrorMessage('x');\n`,
    `import * as vscode from 'vscode';\nconst { window } = vscode;\nvoid window.showErrorMessage('x');\n`,
    `import { window } from 'vscode';\nvoid window.showErrorMessage('x');\n`,
    `import * as vscode from 'vscode';\nexport const tip = new vscode.MarkdownString('x');\n`,
    `import * as vscode from 'vscode';\nexport const item = new vscode.TreeItem('x');\n`,
  ];

  it('does not pass the lint', async function () {
    this.timeout(0); // the linter reads the whole program first
    const eslint = new ESLint({
      // Else, in CI, what is linted is the file on the disk, whatever text is given.
      overrideConfig: {
        languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } },
      },
    });
    for (const text of bypasses) {
      const [result] = await eslint.lintText(text, { filePath: file });
      const rules = result?.messages.map(({ ruleId }) => ruleId);
      assert.ok(rules?.includes('no-restricted-syntax'), `${text}${JSON.stringify(result?.messages)}`);
    }
    const [own] = await eslint.lintText(readFileSync('src/ui/surfaces.ts', 'utf8'), {
      filePath: 'src/ui/surfaces.ts',
    });
    assert.deepEqual(own?.messages, []);
  });
});
