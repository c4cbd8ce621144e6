import type { Services } from './services.ts';
import type { Targets } from './targets.ts';

export type Command = (services: Services, targets: Targets) => Promise<void>;

/** Commands out of a module that is loaded when the first of them is called. */
function outOf<Name extends string>(load: () => Promise<Readonly<Record<Name, Command>>>) {
  return (name: Name): Command =>
    async (services, targets) => {
      await (await load())[name](services, targets);
    };
}

/** The families of commands that nobody should wait for at start. */
export const later = {
  operations: outOf(() => import('./operation-actions.ts')),
  export: outOf(() => import('./export-operations.ts')),
  change: outOf(() => import('./change/commands.ts')),
  bulk: outOf(() => import('./bulk/commands.ts')),
  find: outOf(() => import('./find/commands.ts')),
  connect: outOf(() => import('./connect.ts')),
  billing: outOf(() => import('./billing.ts')),
} as const;
