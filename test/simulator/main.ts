/** Runs the simulator alone: `npm run simulator -- --port N --seed demo`. */
import { parseArgs } from 'node:util';
import { demoAccounts } from './accounts.ts';
import { type Seed, seedFrom } from './seeds/seed.ts';
import { type SimulatorOptions, startSimulator } from './server.ts';

const usage = `Usage: npm run simulator -- [options]
  --port N          port of the API (any free one)
  --control-port N  port of the control address (any free one)
  --seed S          demo, empty or large:N (demo)
  --speed X         how many times as fast as the wall clock time runs (1)
  --quiet           no line for each request
  --help            this text`;

const flags = {
  port: { type: 'string', default: '0' },
  'control-port': { type: 'string', default: '0' },
  seed: { type: 'string', default: 'demo' },
  speed: { type: 'string', default: '1' },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function port(option: string, text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Error(`--${option} must be a port from 0 to 65535, not "${text}"`);
}

function speed(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new Error(`--speed must be a number from 0 up, not "${text}"`);
}

function seed(text: string): Seed {
  const known = seedFrom(text);
  if (known) return known;
  throw new Error(`--seed must be demo, empty or large:N, not "${text}"`);
}

/** The options of the command line, or undefined if only the usage is wanted. Throws on a bad one. */
function options(): SimulatorOptions | undefined {
  const { values } = parseArgs({ options: flags });
  if (values.help) return undefined;
  return {
    port: port('port', values.port),
    controlPort: port('control-port', values['control-port']),
    seed: seed(values.seed),
    speed: speed(values.speed),
    log: !values.quiet,
  };
}

async function main(): Promise<void> {
  let wanted;
  try {
    wanted = options();
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exitCode = 2;
    return;
  }
  if (wanted) await run(wanted);
  else console.log(usage);
}

async function run(wanted: SimulatorOptions): Promise<void> {
  const simulator = await startSimulator(wanted).catch((error: unknown) => {
    console.error(`The simulator could not start: ${(error as Error).message}`);
    process.exitCode = 1;
  });
  if (!simulator) return;
  console.log(`Barrack API: ${simulator.url}`);
  console.log(`Control: ${simulator.controlUrl}`);
  for (const { key, currency, profileComplete, credits } of Object.values(demoAccounts))
    console.log(`Key: ${key} (${credits} ${currency}${profileComplete ? '' : ', profile incomplete'})`);
  const stop = (): void => void simulator.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

await main();
