// Bundles what ships (dist/): one file for the extension host and one for each form's page.
// --production minifies and leaves out source maps; --watch rebuilds on change.
import { readFile } from 'node:fs/promises';
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

/**
 * What node-fetch brings for a Node without Blob, File and FormData; every VS Code of our engine floor has them. Forms
 * are neither sent nor read here, so that part is left out.
 */
const native = {
  'fetch-blob': 'export default globalThis.Blob;',
  'fetch-blob/from.js': `export const { Blob, File } = globalThis;
    export let blobFrom, blobFromSync, fileFrom, fileFromSync;`,
  'formdata-polyfill/esm.min.js': 'export const { FormData } = globalThis; export let formDataToBlob;',
  './utils/multipart-parser.js': 'export let toFormData;',
};

/** @type {import('esbuild').Plugin} */
const nativeWeb = {
  name: 'native-web',
  setup(build) {
    build.onResolve({ filter: /^(fetch-blob|formdata-polyfill|\.\/utils\/multipart-parser)/ }, ({ path }) =>
      path in native ? { path, namespace: 'native-web' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'native-web' }, ({ path }) => ({ contents: native[path] }));
  },
};

/**
 * esbuild would load `vscode` anew and copy all of its properties in each file that imports it, which took a third of
 * the time to activate: so it is loaded once, in the banner.
 *
 * @type {import('esbuild').Plugin}
 */
const vscodeOnce = {
  name: 'vscode-once',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return { contents: text.replace("import * as vscode from 'vscode';", ''), loader: 'ts' };
    });
  },
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
    external: ['vscode'],
    plugins: [nativeWeb, vscodeOnce],
    banner: { js: "const vscode = require('vscode');" },
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
