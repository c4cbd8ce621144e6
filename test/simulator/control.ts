/** The control address: what tests in the same process do with a Simulator, over HTTP. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { demoAccounts, tierKeys } from './accounts.ts';
import { changeSchema } from './change.ts';
import { faultSchema } from './faults.ts';
import { bodyOf } from './http/body.ts';
import { json, type Reply, send } from './http/reply.ts';
import { Refusal } from './refusal.ts';
import { seedFrom } from './seeds/seed.ts';
import type { Simulator } from './server.ts';
import { settingsSchema } from './settings.ts';
import type { World } from './world.ts';

const seedSchema = z.string().transform((text, context) => {
  const seed = seedFrom(text);
  if (seed) return seed;
  context.addIssue('Seeds are demo, empty and large:N');
  return z.NEVER;
});
const faultsSchema = z.strictObject({ faults: z.array(faultSchema) });
const resetSchema = z.strictObject({ seed: seedSchema.optional() });
const speedSchema = z.strictObject({ speed: z.number().min(0) });
const advanceSchema = z.strictObject({ seconds: z.number().min(0) });
const authSchema = z.strictObject({ accept: settingsSchema.shape.auth });

type Action = (simulator: Simulator, body: unknown) => unknown;

const actions: Readonly<Record<string, Action>> = {
  'GET /': describe,
  'GET /faults': ({ faults }) => faults.list(),
  'POST /faults': ({ faults }, body) => {
    faults.add(...faultsSchema.parse(body).faults);
  },
  'DELETE /faults': ({ faults }) => {
    faults.clear();
  },
  'GET /requests': ({ requests }) => requests,
  'DELETE /requests': (simulator) => {
    simulator.clearRequests();
  },
  'GET /effects': ({ state }) => state.allEffects(),
  'GET /state': ({ state }) => stateView(state),
  'POST /state': (simulator, body) => {
    simulator.change(changeSchema.parse(body));
  },
  'POST /auth': (simulator, body) => {
    simulator.configure({ auth: authSchema.parse(body).accept });
  },
  'GET /settings': ({ state }) => state.settings,
  'POST /settings': (simulator, body) => {
    simulator.configure(withoutUndefined(settingsSchema.partial().parse(body)));
  },
  'POST /reset': (simulator, body) => {
    simulator.reset(resetSchema.parse(body).seed);
  },
  'POST /speed': (simulator, body) => {
    simulator.setSpeed(speedSchema.parse(body).speed);
  },
  'POST /advance': (simulator, body) => {
    simulator.advance(advanceSchema.parse(body).seconds);
  },
};

function describe({ url, state }: Simulator): object {
  const keys = Object.values(demoAccounts).map(({ key }) => key);
  return {
    url,
    keys: [...keys, ...Object.values(tierKeys)],
    speed: state.clock.speed,
    actions: Object.keys(actions),
  };
}

function stateView(world: World): object {
  world.settle();
  const accounts = world.allAccounts().map((account) => [
    account.name,
    {
      currency: account.currency,
      profileComplete: account.profileComplete,
      balance: world.balanceOf(account),
      volumes: [...account.volumes.values()],
      instances: [...account.instances.values()],
      snapshots: [...account.snapshots.values()],
      images: [...account.images.values()],
    },
  ]);
  return Object.fromEntries(accounts) as object;
}

function withoutUndefined<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** Answers one request to the control address. Never rejects. */
export async function serveControl(
  simulator: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  send(response, await reply(simulator, request));
}

async function reply(simulator: Simulator, request: IncomingMessage): Promise<Reply> {
  const action = actions[`${request.method ?? 'GET'} ${request.url ?? '/'}`];
  if (!action) return json(404, { error: `No such action. There are: ${Object.keys(actions).join(', ')}` });
  try {
    return json(200, action(simulator, await bodyOf(request)) ?? {});
  } catch (error) {
    if (error instanceof z.ZodError) return json(400, { error: z.prettifyError(error) });
    if (error instanceof Refusal) return json(error.status, { error: error.message });
    return json(400, { error: (error as Error).message });
  }
}
