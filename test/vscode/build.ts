import { execFileSync } from 'node:child_process';
import { checkout } from './paths.ts';

/** Bundles the extension into dist/: for production minified and without source maps. */
export function buildExtension(options: { production?: boolean } = {}): void {
  const args = options.production === true ? ['--production'] : [];
  execFileSync(process.execPath, ['esbuild.js', ...args], {
    cwd: checkout,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** Set where that was done already, for suites that run side by side. */
export const builtVariable = 'BARRACK_TEST_BUILT';

/** Bundles it for tests, unless that was done for several suites at once. */
export function buildForTests(): void {
  if (process.env[builtVariable] === undefined) {
    buildExtension();
  }
}
