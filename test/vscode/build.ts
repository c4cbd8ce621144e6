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
