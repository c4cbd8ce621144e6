// Runs every suite, or those named: `npm test -- unit extension`. The last line says how many tests passed and failed.
import type { Counts } from './counts.ts';
import { runSuite, suites } from './suites.ts';

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

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
for (const name of chosenSuites()) {
  console.log(`\n── ${name} ──`);
  const { passed, failed, skipped } = await runSuite(name, suites.get(name) ?? []);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
