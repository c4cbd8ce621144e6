// Bundles what ships (dist/): one file for the extension host and one for each form's page.
// --production minifies and leaves out source maps; --watch rebuilds on change.
import { context } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: !production,
  legalComments: 'none',
  logLevel: 'warning',
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...common,
    entryPoints: { extension: 'src/extension.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    // The polyfill (60 kB) is for a Node without web streams; every VS Code of our engine floor has them.
    external: ['vscode', 'web-streams-polyfill'],
    mainFields: ['module', 'main'],
  },
  {
    ...common,
    entryPoints: {
      'clone-volume': 'src/forms/page/clone-volume.ts',
      'create-image': 'src/forms/page/create-image.ts',
    },
    outdir: 'dist/forms',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
  },
];

for (const options of bundles) {
  const bundle = await context(options);
  if (watch) {
    await bundle.watch();
  } else {
    await bundle.rebuild();
    await bundle.dispose();
  }
}
