import type { Services } from '../services.ts';
import type { Targets } from '../targets.ts';

export function deleteVolume(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function deleteSnapshot(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function deleteImage(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function detachVolume(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function startInstance(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function stopInstance(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function rebootInstance(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function hibernateInstance(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function restoreInstance(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}
