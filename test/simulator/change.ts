/** Changes to the world from outside the API, for tests: as if someone else, or the platform itself, had made them. */
import * as z from 'zod';
import { accountNames } from './accounts.ts';
import type { Account } from './model.ts';
import type { World } from './world.ts';

const target = {
  /** `usd` if absent. */
  account: z.enum(accountNames as ['usd', 'eur', 'inr']).optional(),
  /** Id or name. */
  find: z.string(),
  /** Takes it away at once. */
  remove: z.boolean().optional(),
};

const common = {
  name: z.string().optional(),
  status: z.string().optional(),
  region: z.string().optional(),
  createdAt: z.string().optional(),
};

export const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('volume'),
    ...target,
    set: z
      .strictObject({
        ...common,
        size: z.int().optional(),
        type: z.enum(['SSD', 'NVMe', 'HDD']).optional(),
        bootable: z.boolean().optional(),
        instanceId: z.string().nullable().optional(),
      })
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('instance'),
    ...target,
    set: z.strictObject({ ...common, publicIp: z.string().nullable().optional() }).optional(),
  }),
  z.strictObject({
    kind: z.literal('snapshot'),
    ...target,
    set: z.strictObject({ ...common, description: z.string().optional() }).optional(),
  }),
  z.strictObject({
    kind: z.literal('image'),
    ...target,
    set: z.strictObject({ ...common, snapshotId: z.string().optional() }).optional(),
  }),
  z.strictObject({
    kind: z.literal('account'),
    account: target.account,
    set: z.strictObject({ balance: z.number().optional(), profileComplete: z.boolean().optional() }),
  }),
]);

export type Change = z.infer<typeof changeSchema>;
type RecordChange = Exclude<Change, { kind: 'account' }>;

/** Makes a change at once. What was under way on a record is called off. Throws if there is no such record. */
export function applyChange(world: World, change: Change): void {
  world.settle();
  const account = world.accounts[change.account ?? 'usd'];
  if (change.kind === 'account') changeAccount(world, account, change.set);
  else changeRecord(world, account, change);
}

function changeAccount(
  world: World,
  account: Account,
  { balance, profileComplete }: { balance?: number | undefined; profileComplete?: boolean | undefined },
): void {
  if (balance !== undefined) world.setBalance(account, balance);
  if (profileComplete !== undefined) account.profileComplete = profileComplete;
}

function changeRecord(world: World, account: Account, { kind, find, remove, set }: RecordChange): void {
  const records: ReadonlyMap<string, { readonly id: string; name: string }> = account[`${kind}s`];
  const record = records.get(find) ?? [...records.values()].find(({ name }) => name === find);
  if (!record) throw new Error(`The ${account.name} account has no ${kind} ${JSON.stringify(find)}`);
  if (remove || set?.status !== undefined) world.cancel(record);
  if (remove) world.remove(account, record);
  else Object.assign(record, set);
  const volume = account.volumes.get(record.id);
  if (volume) world.chargeVolume(account, volume);
  const instance = account.instances.get(record.id);
  if (instance) world.chargeInstance(account, instance);
}
