// Runs every suite, or those named: `npm test -- unit extension`. The last line says how many tests passed and failed.
import type { Counts } from './counts.ts';
import { runSuite, sideBySide, suites } from './suites.ts';
import { buildExtension, builtVariable } from './vscode/build.ts';

/** The suites named on the command line, in their own order, or all. */
function chosenSuites(): string[] {
  const all = [...suites.keys()];
  const named = process.argv.slice(2);
  const unknown = named.find((name) => !suites.has(name));
  if (unknown !== undefined) {
    console.error(`There is no suite "${unknown}", only: ${all.join(', ')}.`);
    process.exit(2);
  }
  return named.length === 0 ? all : all.filter((name) => named.includes(name));
}

const total: Counts = { passed: 0, failed: 0, skipped: 0, troubles: [] };

function count({ passed, failed, skipped, troubles }: Counts): void {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  total.troubles.push(...troubles);
}

async function runLive(name: string): Promise<void> {
  console.log(`\n── ${name} ──`);
  count(await runSuite(name));
}

const chosen = chosenSuites();
const together = chosen.filter((name) => sideBySide.has(name));
for (const name of together.length > 1 ? chosen.filter((one) => !together.includes(one)) : chosen) {
  await runLive(name);
}
const [first, ...others] = together;
if (first !== undefined && others.length > 0) {
  buildExtension();
  process.env[builtVariable] = 'true'; // neither may replace what the other is running
  await Promise.all([runLive(first), ...others.map(async (name) => count(await runSuite(name, 'atEnd')))]);
}
// Once more, where the end of a long log shows it.
if (total.troubles.length > 0) {
  console.log(
    `\n── what failed, or (↻) passed when it was run once more ──\n\n${total.troubles.join('\n\n')}`,
  );
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
