import type { Command } from './core/command.ts';
import type * as onDemand from './on-demand.ts';

type OnDemand = typeof onDemand;

/** The names in it that are commands. */
type CommandName = { [N in keyof OnDemand]: OnDemand[N] extends Command ? N : never }[keyof OnDemand];

/** A command whose code is loaded when the first of its kind is called. */
export function lazy(name: CommandName): Command {
  return async (services, targets) => {
    const commands: Readonly<Record<CommandName, Command>> = await import('./on-demand.ts');
    await commands[name](services, targets);
  };
}
