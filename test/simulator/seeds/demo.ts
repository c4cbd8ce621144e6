/** Demo data: every case of the platform's rules, under names a person could have chosen. */
import type { World } from '../world.ts';
import { Builder } from './builder.ts';

/** How long, in simulated seconds, what is being made at the start goes on being made. */
const stillCreating = 15 * 60;

const minutes = (count: number): number => count / (24 * 60);

export function seedDemo(world: World): void {
  const usd = new Builder(world, world.accounts.usd);
  seedFinland1(usd);
  seedFinland2(usd);
  seedCanada(usd);
  seedIncomplete(new Builder(world, world.accounts.eur));
  seedNearlyOut(new Builder(world, world.accounts.inr));
}

function seedFinland1(to: Builder): void {
  const region = 'FINLAND-1';
  const finetune = to.instance(41, { name: 'llm-finetune', region, status: 'SHUTOFF', gpuModel: 'H100' });
  const inference = to.instance(63, {
    name: 'inference-api',
    region,
    status: 'ACTIVE',
    gpuModel: 'L40S',
    gpuCount: 2,
    publicIp: '203.0.113.17',
  });
  to.volume(90, { name: 'training-data', size: 500, region, type: 'NVMe' });
  to.volume(41, { name: 'checkpoints', size: 1024, region, type: 'NVMe', instance: finetune });
  to.volume(12, { name: 'scratch', size: 200, region, type: 'NVMe', instance: inference });
  to.volume(63, {
    name: 'inference-api-boot',
    size: 100,
    region,
    type: 'NVMe',
    bootable: true,
    instance: inference,
  });
  const importing = { name: 'dataset-import', size: 4096, region, type: 'HDD', status: 'creating' } as const;
  to.availableAfter(stillCreating, to.volume(minutes(3), importing));
}

function seedFinland2(to: Builder): void {
  const region = 'FINLAND-2';
  const batch = to.instance(30, {
    name: 'batch-eval',
    region,
    status: 'HIBERNATED',
    gpuModel: 'H100',
    gpuCount: 4,
  });
  to.volume(120, { name: 'archive-2024', size: 2048, region, type: 'HDD' });
  to.volume(8, { name: 'archive-2024-clone', size: 2048, region, type: 'HDD' });
  to.volume(30, { name: 'llama-weights', size: 800, region, type: 'NVMe', instance: batch });
  to.volume(75, { name: 'golden-boot', size: 100, region, type: 'NVMe', bootable: true });
  to.volume(5, { name: 'old-experiment', size: 100, region, type: 'NVMe', status: 'error' });
  // 30 characters: its default clone name would be too long.
  to.volume(17, { name: 'embeddings-wikipedia-en-2024-q', size: 1500, region, type: 'HDD' });
}

function seedCanada(to: Builder): void {
  const region = 'CANADA-1';
  const render = to.instance(200, {
    name: 'render-node',
    region,
    status: 'ACTIVE',
    gpuModel: 'A100',
    publicIp: '203.0.113.84',
  });
  const notebook = to.instance(150, { name: 'legacy-notebook', region, status: 'SHUTOFF', gpuModel: 'L40' });
  to.volume(200, { name: 'legacy-datasets', size: 1000, region, type: 'SSD' });
  to.volume(199, { name: 'legacy-home', size: 250, region, type: 'SSD', instance: render });
  const base = to.snapshot(180, render, { name: 'render-node base', description: 'Drivers and Blender' });
  to.snapshot(6, render, { name: 'render-node weekly', description: 'Before the upgrade' });
  const clean = to.snapshot(140, notebook, { name: 'notebook clean', description: 'CUDA 12.4, no data' });
  const torch = to.snapshot(95, notebook, { name: 'notebook pytorch' });
  const tonight = to.snapshot(minutes(4), render, { name: 'render-node tonight', status: 'creating' });
  to.availableAfter(stillCreating, tonight);
  to.snapshot(20, notebook, { name: 'notebook broken', status: 'error' });
  to.image(178, base, 'render-farm_v1.2');
  to.image(139, clean, 'CUDA 12.4 clean');
  to.image(94, torch, 'pytorch 2.5 base');
}

function seedIncomplete(to: Builder): void {
  const place = { region: 'FINLAND-1', type: 'NVMe' } as const;
  const trainer = to.instance(25, {
    name: 'trainer',
    region: 'FINLAND-1',
    status: 'SHUTOFF',
    gpuModel: 'L40S',
  });
  to.volume(25, { name: 'corpus', size: 300, ...place });
  to.volume(25, { name: 'corpus-index', size: 150, ...place, instance: trainer });
  const desk = to.instance(60, { name: 'desk', region: 'CANADA-1', status: 'ACTIVE', gpuModel: 'L40' });
  to.snapshot(14, desk, { name: 'desk monthly' });
}

function seedNearlyOut(to: Builder): void {
  const lab = to.instance(50, { name: 'lab', region: 'FINLAND-3', status: 'HIBERNATED', gpuModel: 'L40S' });
  to.volume(50, { name: 'results', size: 100, region: 'FINLAND-3', type: 'HDD' });
  to.volume(50, { name: 'lab-home', size: 100, region: 'FINLAND-3', type: 'HDD', instance: lab });
  const kiosk = to.instance(35, { name: 'kiosk', region: 'CANADA-1', status: 'HIBERNATED', gpuModel: 'L40' });
  to.snapshot(9, kiosk, { name: 'kiosk before cleanup' });
}
