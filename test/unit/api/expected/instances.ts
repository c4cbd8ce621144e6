import type { Expectation } from './expectation.ts';
import { ids, two, billing, act } from './expectation.ts';

export const instances = {
  listInstances: {
    run: ({ instances }) => instances.list(),
    sent: ['GET', '/instances/'],
    reply: { instances: two },
    look: ids,
    gives: ['1', '2'],
  },
  getInstance: {
    run: ({ instances }) => instances.get('3'),
    sent: ['GET', '/instances/3/'],
    reply: { instance: { id: 3 } },
    look: ({ id }: { id: string }) => id,
    gives: '3',
  },
  startInstance: act(({ instances }) => instances.start('3'), 'POST', '/instances/3/start/'),
  stopInstance: act(({ instances }) => instances.stop('3'), 'POST', '/instances/3/stop/'),
  rebootInstance: act(({ instances }) => instances.reboot('3'), 'POST', '/instances/3/reboot/'),
  hibernateInstance: act(({ instances }) => instances.hibernate('3'), 'POST', '/instances/3/hibernate/'),
  restoreInstance: act(({ instances }) => instances.restore('3'), 'POST', '/instances/3/restore/'),
  deleteInstance: act(({ instances }) => instances.delete('3'), 'DELETE', '/instances/3/delete/'),
  instanceBilling: {
    run: ({ instances }) => instances.billing('3'),
    sent: ['GET', '/instances/3/billing/'],
    reply: { data: billing },
    look: (record) => record,
    gives: billing,
  },
  snapshotEligibleInstances: {
    run: ({ instances }) => instances.snapshotEligible(),
    sent: ['GET', '/instances/snapshot-eligible/'],
    reply: { instances: two },
    look: ids,
    gives: ['1', '2'],
  },
} satisfies Readonly<Record<string, Expectation>>;
