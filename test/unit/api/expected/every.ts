import type { EndpointId } from '../../../../src/api/profile/contract.ts';
import type { Expectation } from './expectation.ts';
import { instances } from './instances.ts';
import { others } from './others.ts';
import { volumes } from './volumes.ts';

/** Fails to compile when an operation is missing. */
export const every: Readonly<Record<EndpointId, Expectation>> = { ...others, ...volumes, ...instances };
