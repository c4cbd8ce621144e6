// Writes the views, commands and menus of package.json anew from src/commands/contributions/: `npm run manifest`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../vscode/paths.ts';
import { withGenerated } from './manifest.ts';

const file = join(checkout, 'package.json');
writeFileSync(file, withGenerated(readFileSync(file, 'utf8')));
