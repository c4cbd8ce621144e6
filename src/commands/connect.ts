import type { Services } from './services.ts';
import type { Targets } from './targets.ts';

export function copyIp(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function openSsh(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}

export function connectRemoteSsh(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}
