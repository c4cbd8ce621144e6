import type { Expectation, Made } from './expectation.ts';
import { ids, made, accepted, two, billing, act } from './expectation.ts';

export const volumes = {
  listVolumes: {
    run: ({ volumes }) => volumes.list({ region: 'FINLAND-1' }),
    sent: ['GET', '/volumes/?region=FINLAND-1'],
    reply: { volumes: two, next_name: 'volume-3' },
    look: ids,
    gives: ['1', '2'],
  },
  createVolume: {
    run: ({ volumes }) =>
      volumes.create({ name: 'a', sizeGb: 100, volumeType: 'NVMe', region: 'FINLAND-1', imageId: 4 }),
    sent: [
      'POST',
      '/volumes/',
      { name: 'a', size: 100, volume_type: 'NVMe', region: 'FINLAND-1', image_id: 4 },
    ],
    reply: { ...accepted, volume: { id: 9 } },
    look: made,
    gives: ['volume', '9', 'r1'],
  },
  getVolume: {
    run: ({ volumes }) => volumes.get('a/7'),
    sent: ['GET', '/volumes/a%2F7/'],
    reply: { volume: { id: 'a/7' } },
    look: ({ id }: { id: string }) => id,
    gives: 'a/7',
  },
  deleteVolume: act(({ volumes }) => volumes.delete('7'), 'DELETE', '/volumes/7/'),
  cloneVolume: {
    run: ({ volumes }) => volumes.clone('7', { name: 'b', volumeType: 'HDD', region: 'FINLAND-1' }),
    sent: ['POST', '/volumes/7/clone/', { name: 'b', volume_type: 'HDD', region: 'FINLAND-1' }],
    reply: { ...accepted, data: { id: 9 } },
    look: made,
    gives: ['volume', '9', 'r1'],
  },
  resizeVolume: {
    run: ({ volumes }) => volumes.resize('7', { sizeGb: 200 }),
    sent: ['POST', '/volumes/7/resize/', { size: 200 }],
    reply: { id: 7, name: 'bare' },
    look: ({ value }: Made) => value?.id,
    gives: '7',
  },
  volumeBilling: {
    run: ({ volumes }) => volumes.billing('7'),
    sent: ['GET', '/volumes/billing/7/'],
    reply: { billing },
    look: (record) => record,
    gives: billing,
  },
  volumeTypes: {
    run: ({ volumes }) => volumes.types(),
    sent: ['GET', '/volumes/types/'],
    reply: { volume_types: { advanced: ['NVMe'] } },
    look: (types) => types,
    gives: { legacy: [], advanced: ['NVMe'], unknown: [] },
  },
  attachVolumes: act(
    ({ instances }) => instances.attachVolumes('3', [7, 'x']),
    'POST',
    '/instances/3/attach-volumes/',
    { volume_ids: [7, 'x'] },
  ),
  detachVolumes: act(
    ({ instances }) => instances.detachVolumes('3', [7]),
    'POST',
    '/instances/3/detach-volumes/',
    { volume_ids: [7] },
  ),
} satisfies Readonly<Record<string, Expectation>>;
