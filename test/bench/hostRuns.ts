import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logs } from '../setup/paths.ts';
import { canaryValues } from '../host/canary/values.ts';
import {
  buildProduct,
  buildTestExtension,
  buildTests,
  testExtension,
} from '../host/runner/build.ts';
import { offline } from '../host/runner/hosts.ts';
import { inWorld } from '../host/runner/inWorld.ts';
import { perform } from '../host/runner/perform.ts';
import { Results } from '../host/runner/results.ts';
import type { HostRun } from '../host/runner/run.ts';
import { LATE_PRODUCT, makeLateProduct } from './lateProduct.ts';
import { paintHelpers } from './paint.ts';
import { samplesFile } from './samples.ts';

/** Its name and its folder here. */
const CONTROL = 'control';

const run = {
  keychain: 'available',
  workspace: 'test/bench/workspace',
  trusted: true,
  neighbours: ['debugpy'],
} as const;

interface BenchRun extends HostRun {
  /** A test-only extension in place of the product. */
  readonly extension?: string;
}

/** The starts of VS Code in which something is measured. */
export const hostRuns = {
  launch: { ...run, name: 'bench launch', suites: ['benchLaunch'] },
  masking: { ...run, name: 'bench masking', suites: ['benchMasking'] },
  start: { ...run, name: 'bench start', extension: LATE_PRODUCT, suites: ['benchStart'] },
  /** The same moves with an extension that does nothing but show a view. */
  control: { ...run, name: 'bench control', extension: CONTROL, suites: ['benchStart'] },
} as const satisfies Readonly<Record<string, BenchRun>>;

/** Bundles what the host runs need. */
export async function prepareHost(): Promise<void> {
  buildProduct();
  await buildTests(join(import.meta.dirname, 'suites'));
  await buildTestExtension(CONTROL, join(import.meta.dirname, CONTROL));
  makeLateProduct();
  mkdirSync(logs, { recursive: true });
}

/** Starts VS Code for one run and reads what its suite measured. Rejects if it could not measure. */
export async function measureInHost(hostRun: BenchRun): Promise<unknown> {
  const results = new Results();
  const canary = canaryValues();
  let samples: unknown;
  try {
    await inWorld({ run: hostRun, keep: false, interrupted: canary.remove }, async (world) => {
      await perform({
        run: hostRun,
        world,
        host: offline(existsSync),
        results,
        canary: canary.file,
        grep: undefined,
        ...(hostRun.extension === undefined ? {} : { extension: testExtension(hostRun.extension) }),
        helpers: paintHelpers,
      });
      const file = samplesFile(world.home);
      if (existsSync(file)) samples = JSON.parse(readFileSync(file, 'utf8'));
    });
  } finally {
    canary.remove();
  }
  if (results.summarise() !== 0)
    throw new Error(`${hostRun.name} could not be measured: see above`);
  return samples;
}
