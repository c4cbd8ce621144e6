// `npm run bench`: measures the extension as it ships, in a real VS Code. Ctrl+C ends all it started.
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { anyHardOver, type PartName, type Section } from './figures.ts';
import { parseBenchOptions, usage, type BenchOptions } from './options.ts';
import { measureActivation } from './parts/activation.ts';
import { measureMemory } from './parts/memory.ts';
import { measureRefresh } from './parts/refresh.ts';
import { measureRequests } from './parts/requests.ts';
import { measureSizes } from './parts/sizes.ts';
import { Stage } from './stage.ts';
import { sectionText } from './text.ts';

const measures: Readonly<Record<PartName, (stage: Stage, quick: boolean) => Promise<Section>>> = {
  sizes: measureSizes,
  activation: measureActivation,
  refresh: measureRefresh,
  requests: measureRequests,
  memory: measureMemory,
};

async function bench({ parts, json, quick }: BenchOptions): Promise<number> {
  const stage = new Stage();
  const sections: Section[] = [];
  try {
    for (const part of parts) {
      const section = await measures[part](stage, quick);
      sections.push(section);
      console.log(`${sectionText(section)}\n`);
    }
  } finally {
    await stage.dispose();
  }
  if (json !== undefined) {
    const machine = { node: process.version, platform: process.platform, cores: cpus().length };
    await writeFile(json, `${JSON.stringify({ quick, machine, sections }, undefined, 2)}\n`);
  }
  const over = anyHardOver(sections);
  console.log(over ? 'OVER a budget that must be kept.' : 'Every budget that must be kept is.');
  return over ? 1 : 0;
}

function optionsOrEnd(): BenchOptions {
  try {
    const options = parseBenchOptions(process.argv.slice(2));
    if (options !== undefined) {
      return options;
    }
    console.log(usage);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
  process.exit(0);
}

try {
  process.exitCode = await bench(optionsOrEnd());
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
