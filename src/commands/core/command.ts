import type { Services } from './services.ts';
import type { Targets } from './targets.ts';

/** What a command does, with what it was called on. */
export type Command = (services: Services, targets: Targets) => Promise<void>;
