// For mocha's --require: bundles the extension before the first test.
import { buildExtension } from './build.ts';

export function mochaGlobalSetup(): void {
  buildExtension();
}
