// Bundles what ships (dist/): for the extension host what is loaded at start (extension.cjs), what is loaded when it is
// first needed (later-*.cjs) and what both need (chunk-*.cjs); and a file for each form's page.
// --production minifies and leaves out source maps; --watch rebuilds on change; --outdir=FOLDER bundles into another folder.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { context, transform } from 'esbuild';
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
    build.onLoad({ filter: /./, namespace: 'native-web' }, ({ path }) => ({ contents: native[path] }));
  },
};

/**
 * esbuild would load `vscode` anew and copy all of its properties in each file that imports it, which took a third of
 * the time to activate: so it is loaded once, by what `commonJs` puts first.
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

/**
 * What `import()` names in src/, by the file it goes into: most of the program, which nobody should wait for at start.
 * Once somebody is signed in the first is needed; the others when a form is opened, or a command called.
 */
const onDemand = {
  'later-account': [
    'src/account/secret-format.ts',
    'src/api/client.ts',
    'src/writes/journal/file-journal.ts',
  ],
  'later-forms': ['src/forms/open-form.ts'],
  'later-commands': [
    'src/commands/account/billing.ts',
    'src/commands/actions/bulk/commands.ts',
    'src/commands/actions/change/commands.ts',
    'src/commands/connect/connect.ts',
    'src/commands/operations/export-operations.ts',
    'src/commands/navigate/commands.ts',
    'src/commands/curl/copy-as-curl.ts',
    'src/commands/curl/curl.ts',
    'src/commands/navigate/open-link.ts',
    'src/commands/operations/commands.ts',
    'src/commands/operations/paused-operations.ts',
    'src/views/operations/tooltip.ts',
    'src/ui/confirm.ts',
  ],
};

/**
 * Puts them into these files; each by itself would come in many small ones.
 *
 * @type {import('esbuild').Plugin}
 */
const later = {
  name: 'later',
  setup(build) {
    // What node-fetch would read forms with, which are never sent here: there is no such export.
    build.onResolve({ filter: /\/multipart-parser\.js$/ }, () => ({
      path: 'later-account',
      namespace: 'later',
    }));
    build.onResolve({ filter: /^\..*\.ts$/ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') {
        return undefined;
      }
      const name = relative('.', join(resolveDir, path)).split(sep).join('/');
      const file = Object.keys(onDemand).find((one) => onDemand[one].includes(name));
      return file === undefined
        ? { errors: [{ text: `${name} is not in the list onDemand of esbuild.js` }] }
        : { path: file, namespace: 'later' };
    });
    build.onLoad({ filter: /./, namespace: 'later' }, ({ path }) => ({
      contents: onDemand[path].map((name) => `export * from './${name}';`).join('\n'),
      resolveDir: import.meta.dirname,
    }));
  },
};

/**
 * esbuild shares code between files in ES modules only, and VS Code loads CommonJS: so each file is turned into that
 * when it is written.
 *
 * @type {import('esbuild').Plugin}
 */
const commonJs = {
  name: 'common-js',
  setup(build) {
    build.onEnd(async ({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        const { code } = await transform(text, {
          format: 'cjs',
          target: 'node22',
          platform: 'node',
          minify: production,
          sourcefile: path,
          sourcemap: production ? false : 'inline',
          supported: { 'dynamic-import': false },
        });
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, /\bvscode\./.test(text) ? `const vscode=require('vscode');${code}` : code);
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
    outExtension: { '.js': '.cjs' },
    chunkNames: '[name]-[hash]',
    splitting: true,
    write: false,
    sourcemap: production ? false : 'inline',
    platform: 'node',
    target: 'node22',
    format: 'esm',
    plugins: [nativeWeb, vscodeOnce, later, commonJs],
    mainFields: ['module', 'main'],
  },
  {
    ...common,
    sourcemap: !production,
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
  const bundle = await context(options);
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
