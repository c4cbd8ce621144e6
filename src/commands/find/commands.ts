import type { Services } from '../services.ts';
import type { Targets } from '../targets.ts';

export function goToResource(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function goToInstance(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function goToVolume(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function goToSnapshot(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function goToImage(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function goToSource(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function goToClone(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function copyLink(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function copyAsCurl(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}
