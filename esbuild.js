// Bundles what ships (dist/): for the extension host what VS Code loads with every window (extension.js), a file for each
// import() of src/, loaded when it is first needed, and what several of them need (chunk-*.js), all of them ES modules; and
// a file for each form's page.
// --production minifies and leaves out source maps; --watch rebuilds on change; --outdir=FOLDER bundles into another folder.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { context } from 'esbuild';
import { noticesOf } from './test/tools/package/notices.js';

const { production, watch, outdir } = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    outdir: { type: 'string', default: 'dist' },
  },
}).values;

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: !production,
  legalComments: 'none', // see test/tools/package/notices.js
  metafile: true,
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
};

/** @type {import('esbuild').Plugin} */
const nativeWeb = {
  name: 'native-web',
  setup(build) {
    build.onResolve({ filter: /^(fetch-blob|formdata-polyfill)/ }, ({ path }) =>
      path in native ? { path, namespace: 'native-web' } : undefined,
    );
    build.onResolve({ filter: /\/multipart-parser\.js$/ }, () => ({
      path: 'data:text/javascript,',
      external: true,
    }));
    build.onLoad({ filter: /./, namespace: 'native-web' }, ({ path }) => ({ contents: native[path] }));
  },
};

let running = 0;
let failed = false;
/**
 * Says when a build begins and ends, for whoever waits for it: .vscode/tasks.json reads these lines. The bundles are
 * built side by side, as one build.
 *
 * @type {import('esbuild').Plugin}
 */
const announce = {
  name: 'announce',
  setup(build) {
    build.onStart(() => {
      if (running === 0) {
        failed = false;
        console.log('[watch] build started');
      }
      running += 1;
    });
    build.onEnd(({ errors }) => {
      running -= 1;
      failed ||= errors.length > 0;
      if (running === 0) {
        console.log(`[watch] build ${failed ? 'failed' : 'finished'}`);
      }
    });
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...common,
    entryPoints: { extension: 'src/extension.ts' },
    outdir,
    chunkNames: '[name]-[hash]',
    splitting: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    external: ['vscode'],
    plugins: [nativeWeb],
    mainFields: ['module', 'main'],
    alias: { '@vscode/l10n': '@vscode/l10n/dist/browser.js' }, // an ES module; the other one would read files
  },
  {
    ...common,
    entryPoints: {
      'clone-volume': 'src/forms/page/clone-volume.ts',
      'create-image': 'src/forms/page/create-image.ts',
      'create-volume': 'src/forms/page/create-volume.ts',
    },
    outdir: join(outdir, 'forms'),
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
  },
];

await rm(outdir, { recursive: true, force: true }); // the names of what was shared have a hash
const metafiles = [];
for (const options of bundles) {
  const bundle = await context(
    watch ? { ...options, plugins: [...(options.plugins ?? []), announce] } : options,
  );
  if (watch) {
    await bundle.watch();
  } else {
    metafiles.push((await bundle.rebuild()).metafile);
    await bundle.dispose();
  }
}
if (!watch) {
  await writeFile(join(outdir, 'ThirdPartyNotices.txt'), await noticesOf(metafiles));
}
