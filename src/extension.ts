import * as vscode from 'vscode';
import type { Traces } from './account/ever-used.ts';
import { everUsed } from './account/ever-used.ts';
import { secretName } from './account/secret-name.ts';
import type { CommandId } from './commands/core/ids.ts';
import { formKinds, viewTypes } from './forms/kinds.ts';
import type { Program } from './program.ts';
import { registerPanels } from './ui/surfaces.ts';
import { showWelcome } from './views/resources/welcome.ts';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: CommandId }[] };
}

/** What tests get. */
export interface TestAccess {
  readonly program: () => Promise<Program>;
}

/**
 * Registers what VS Code may call as soon as there is a window; the program is loaded behind that. This is activated
 * with every window, since an operation may have been left there in the middle. But where nobody ever signed in there is
 * only a welcome until something is asked for.
 */
export function activate(context: vscode.ExtensionContext): TestAccess | undefined {
  const start = new Start(context);
  const { contributes } = context.extension.packageJSON as Manifest;
  context.subscriptions.push(
    start,
    ...contributes.commands.map(({ command: id }) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) =>
        (await start.program()).run(id, args),
      ),
    ),
    vscode.window.registerUriHandler({ handleUri: async (uri) => (await start.program()).openLink(uri) }),
    ...formKinds.map((kind) =>
      registerPanels(viewTypes[kind], async (panel, state) =>
        (await start.program()).services.forms.revive(kind, panel, state),
      ),
    ),
  );
  setImmediate(() => void start.begin()); // other extensions, and the window, do not wait for it
  return context.extensionMode === vscode.ExtensionMode.Test ? { program: () => start.program() } : undefined;
}

/** Loads the program, once, and shows the welcome as long as it is not needed. */
class Start implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  #program: Promise<Program> | undefined;
  #welcome: vscode.Disposable | undefined;

  constructor(context: vscode.ExtensionContext) {
    this.#context = context;
  }

  async begin(): Promise<void> {
    if (await everUsed(tracesIn(this.#context))) {
      await this.program();
    } else if (this.#program === undefined) {
      this.#welcome = vscode.Disposable.from(showWelcome(), ...this.#whenUsed());
    }
  }

  program(): Promise<Program> {
    this.#program ??= this.#load();
    return this.#program;
  }

  dispose(): void {
    this.#welcome?.dispose();
  }

  async #load(): Promise<Program> {
    const { startProgram } = await import('./program.ts');
    this.#welcome?.dispose();
    return startProgram(this.#context);
  }

  /** Another window may sign in; and what is wrong with a setting is told when it is changed. */
  #whenUsed(): readonly vscode.Disposable[] {
    return [
      this.#context.secrets.onDidChange(({ key }) => {
        if (key === secretName) {
          void this.program();
        }
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('barrack')) {
          void this.program();
        }
      }),
    ];
  }
}

function tracesIn({ secrets, workspaceState }: vscode.ExtensionContext): Traces {
  return {
    environment: process.env,
    isAnythingHere: () => workspaceState.keys().length > 0 || hasOwnTabs(),
    secret: () => secrets.get(secretName),
  };
}

/** Their texts are the program's. */
function hasOwnTabs(): boolean {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme.startsWith('barrack'));
}
