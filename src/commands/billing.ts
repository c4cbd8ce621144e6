import type { Services } from './services.ts';
import type { Targets } from './targets.ts';

export function showBilling(_services: Services, _targets: Targets): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}
