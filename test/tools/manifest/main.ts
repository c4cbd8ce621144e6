// Writes the commands and menus of package.json anew from src/commands/contributions/: `npm run manifest`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { checkout } from '../../vscode/paths.ts';
import { withGenerated } from './manifest.ts';

const file = join(checkout, 'package.json');
writeFileSync(file, await format(withGenerated(readFileSync(file, 'utf8')), { parser: 'json-stringify' }));
