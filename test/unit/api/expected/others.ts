import type { Expectation } from './expectation.ts';
import { ids, made, accepted, two, billing, act } from './expectation.ts';

export const others = {
  balance: {
    run: ({ balance }) => balance.get(),
    sent: ['GET', '/balance/'],
    reply: { success: true, balance: 5, currency: 'USD' },
    look: (balance) => balance,
    gives: { amount: 5, currency: 'USD' },
  },
  regions: {
    run: ({ regions }) => regions.list(),
    sent: ['GET', '/regions/'],
    reply: { regions: [{ name: 'FINLAND-1', tier: 'advanced' }] },
    look: ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name),
    gives: ['FINLAND-1'],
  },
  pricing: {
    run: ({ pricing }) => pricing.get({ currency: 'EUR' }),
    sent: ['POST', '/pricing/', { currency: 'EUR' }],
    reply: { pricing_data: { volumes: { minimum_size_gb: 100 } } },
    look: ({ minimumVolumeGb }: { minimumVolumeGb: number }) => minimumVolumeGb,
    gives: 100,
  },
  createSnapshot: {
    run: ({ snapshots }) => snapshots.create('3', { name: 'weekly', description: 'x' }),
    sent: ['POST', '/instances/3/snapshots/', { name: 'weekly', description: 'x' }],
    reply: { ...accepted, snapshot: { id: 9 } },
    look: made,
    gives: ['snapshot', '9', 'r1'],
  },
  listSnapshots: {
    run: ({ snapshots }) => snapshots.list(),
    sent: ['GET', '/snapshots/'],
    reply: { snapshots: two },
    look: ids,
    gives: ['1', '2'],
  },
  getSnapshot: {
    run: ({ snapshots }) => snapshots.get('9'),
    sent: ['GET', '/snapshots/9/'],
    reply: { id: 9, status: 'available' },
    look: ({ id }: { id: string }) => id,
    gives: '9',
  },
  deleteSnapshot: act(({ snapshots }) => snapshots.delete('9'), 'DELETE', '/snapshots/9/'),
  restoreSnapshot: {
    run: ({ snapshots }) => snapshots.restore('9', { name: 'weekly-restored' }),
    sent: ['POST', '/snapshots/9/restore/', { name: 'weekly-restored' }],
    reply: { ...accepted, instance: { id: 4 } },
    look: made,
    gives: ['instance', '4', 'r1'],
  },
  snapshotBilling: {
    run: ({ snapshots }) => snapshots.billing('9'),
    sent: ['GET', '/snapshots/billing/9/'],
    reply: { billing },
    look: (record) => record,
    gives: billing,
  },
  listImages: {
    run: ({ images }) => images.list(),
    sent: ['GET', '/images/'],
    reply: { images: two },
    look: ids,
    gives: ['1', '2'],
  },
  getImage: {
    run: ({ images }) => images.get('5'),
    sent: ['GET', '/images/5/'],
    reply: { image: { id: 5 } },
    look: ({ id }: { id: string }) => id,
    gives: '5',
  },
  deleteImage: act(({ images }) => images.delete('5'), 'DELETE', '/images/5/'),
  listOsImages: {
    run: ({ images }) => images.listOs({ region: 'CANADA-1' }),
    sent: ['GET', '/images/os/?region=CANADA-1'],
    reply: { images: two },
    look: ids,
    gives: ['1', '2'],
  },
  createImage: {
    run: ({ images }) => images.createFromSnapshot('9', { name: 'base' }),
    sent: ['POST', '/snapshots/9/image/', { name: 'base' }],
    reply: { ...accepted, image: { id: 5 } },
    look: made,
    gives: ['image', '5', 'r1'],
  },
  imageOfSnapshot: {
    run: ({ images }) => images.ofSnapshot('9'),
    sent: ['GET', '/snapshots/9/image/'],
    reply: { data: { has_image: false, image: null } },
    look: (relation) => relation,
    gives: { has: false },
  },
  imagesOfSnapshots: {
    run: ({ images }) => images.ofSnapshots([9, '10']),
    sent: ['POST', '/snapshots/images/', { snapshot_ids: [9, '10'] }],
    reply: {
      relationships: [{ snapshot_id: 9, has_image: false }, { snapshot_id: '10', image: { id: 5 } }, {}],
    },
    look: (relations: ReadonlyMap<string, { has: boolean }>) =>
      [...relations].map(([id, { has }]) => [id, has]),
    gives: [
      ['9', false],
      ['10', true],
    ],
  },
} satisfies Readonly<Record<string, Expectation>>;
