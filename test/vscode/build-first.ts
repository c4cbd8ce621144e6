// For mocha's --require: bundles the extension before the first test.
import { buildForTests } from './build.ts';

export function mochaGlobalSetup(): void {
  buildForTests();
}
