import type { Services } from '../services.ts';
import type { Targets } from '../targets.ts';

export function resizeVolume(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function attachVolume(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function createSnapshot(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function restoreSnapshot(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}
