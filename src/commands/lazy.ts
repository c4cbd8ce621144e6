import type { Command } from './core/command.ts';

/** Commands out of a module that is loaded when the first of them is called. */
function outOf<Name extends string>(load: () => Promise<Readonly<Record<Name, Command>>>) {
  return (name: Name): Command =>
    async (services, targets) => {
      await (await load())[name](services, targets);
    };
}

/** The families of commands that nobody should wait for at start. */
export const lazy = {
  operations: outOf(() => import('./operations/commands.ts')),
  export: outOf(() => import('./operations/export-operations.ts')),
  change: outOf(() => import('./actions/change/commands.ts')),
  bulk: outOf(() => import('./actions/bulk/commands.ts')),
  navigate: outOf(() => import('./navigate/commands.ts')),
  curl: outOf(() => import('./curl/copy-as-curl.ts')),
  connect: outOf(() => import('./connect/connect.ts')),
  billing: outOf(() => import('./account/billing.ts')),
} as const;
