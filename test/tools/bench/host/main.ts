// What VS Code loads in its extension host instead of test suites: does what the bench asks for over a socket.
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { commands } from 'vscode';
import { activate, cpu, whole } from './activate.ts';
import { portVariable, type Answer, type Calls, type Request } from './calls.ts';
import { openBare, refreshBare } from './bare.ts';
import { heap } from './heap.ts';
import { loaded, refresh, reveal } from './resources.ts';

type Handlers = {
  [N in keyof Calls]: (...args: Parameters<Calls[N]>) => ReturnType<Calls[N]> | Promise<ReturnType<Calls[N]>>;
};

const handlers: Omit<Handlers, 'end'> = {
  activate,
  whole,
  command: async (id) => {
    await commands.executeCommand(id);
    return undefined;
  },
  loaded,
  reveal,
  refresh,
  openBare,
  refreshBare,
  cpu,
  heap,
};

/** Answers until it is told to end, or the bench is gone. */
export async function run(): Promise<void> {
  const socket = connect(Number(process.env[portVariable]), '127.0.0.1');
  const answer = (it: Answer) => socket.write(`${JSON.stringify(it)}\n`);
  for await (const line of createInterface({ input: socket })) {
    const { id, name, args } = JSON.parse(line) as Request;
    if (name === 'end') {
      answer({ id });
      break;
    }
    answer(await handle(id, handlers[name] as (...args: readonly unknown[]) => unknown, args));
  }
  socket.end();
}

async function handle(
  id: number,
  handler: (...args: readonly unknown[]) => unknown,
  args: readonly unknown[],
): Promise<Answer> {
  try {
    return { id, value: await handler(...args) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
