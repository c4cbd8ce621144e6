// `npm run package`: makes barrack-explorer-VERSION.vsix and lists what is in it.
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { packageExtension } from './package-extension.ts';

const { path, names } = await packageExtension();
console.log(names.join('\n'));
console.log(`${basename(path)}: ${names.length} files, ${Math.ceil(statSync(path).size / 1000)} kB`);
