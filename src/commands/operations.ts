import type * as Actions from './operation-actions.ts';
import type { Services } from './services.ts';
import type { Targets } from './targets.ts';

/** A command of the Operations view; its code is loaded when it is first called. */
export function onOperations(action: keyof typeof Actions) {
  return async (services: Services, targets: Targets): Promise<void> => {
    const actions = await import('./operation-actions.ts');
    await actions[action](services, targets);
  };
}

export async function exportOperations(services: Services): Promise<void> {
  const later = await import('./export-operations.ts');
  await later.exportOperations(services);
}
