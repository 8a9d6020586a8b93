// npm run test:host -- [--run WORDS]… [--suite NAME]… [--grep TEXT] [--keep] [--desktop [--version V]]
import { existsSync, mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { logs } from '../setup/paths.ts';
import { SetupError } from '../setup/step.ts';
import { setUp } from '../setup/setup.ts';
import { canarySelfTest } from './canary/selfTest.ts';
import { searchFolders, type Leak } from './canary/search.ts';
import { canaryValues, type CanaryValues } from './canary/values.ts';
import { watchProcesses } from './canary/watch.ts';
import { buildProduct, buildTests } from './runner/build.ts';
import { desktop, offline } from './runner/hosts.ts';
import { inWorld } from './runner/inWorld.ts';
import { perform, type Host } from './runner/perform.ts';
import { endProcessesOf } from './runner/processes.ts';
import { Results } from './runner/results.ts';
import type { HostRun } from './runner/run.ts';
import { runs } from './runs.ts';
import { pictures, removePictures } from './workbench/workbench.ts';

const { values: options } = parseArgs({
  options: {
    run: { type: 'string', multiple: true, default: [] },
    suite: { type: 'string', multiple: true, default: [] },
    grep: { type: 'string' },
    keep: { type: 'boolean', default: false },
    desktop: { type: 'boolean', default: false },
    version: { type: 'string', default: 'stable' },
  },
});

async function main(): Promise<number> {
  await setUp(options.desktop ? 'desktop' : 'offline');
  await buildTests();
  buildProduct();
  const host = options.desktop ? await desktop(options.version) : offline(existsSync);
  const results = new Results();
  const canary = canaryValues();
  mkdirSync(logs, { recursive: true });
  try {
    for (const run of chosenRuns()) await runOnce(run, host, results, canary);
    await proveCanary(results, canary);
  } finally {
    canary.remove();
  }
  return results.summarise();
}

/** The runs whose names hold one of the asked-for words, with only the asked-for suites. */
function chosenRuns(): readonly HostRun[] {
  return runs
    .filter(
      ({ name }) => options.run.length === 0 || options.run.some((word) => name.includes(word)),
    )
    .map((run) =>
      options.suite.length === 0
        ? run
        : { ...run, suites: run.suites.filter((suite) => options.suite.includes(suite)) },
    )
    .filter(({ suites }) => suites.length > 0)
    .filter(({ keychain }) => process.platform === 'linux' || keychain === 'available');
}

async function runOnce(run: HostRun, host: Host, results: Results, canary: CanaryValues) {
  const started = performance.now();
  removePictures(run.name);
  const watch = watchProcesses(canary);
  try {
    await inWorld({ run, keep: options.keep, interrupted: canary.remove }, async (world) => {
      await perform({ run, world, host, results, canary: canary.file, grep: options.grep });
      const { leaks, looks } = watch.stop();
      endProcessesOf(world.home);
      const search = searchFolders([world.folder], canary.all());
      const title = `no value in ${search.files} files and ${looks} looks at the processes`;
      judge(results, title, [...leaks, ...search.leaks], started);
    });
  } finally {
    watch.stop();
  }
}

function judge(results: Results, title: string, leaks: readonly Leak[], started: number): void {
  if (leaks.length === 0) {
    results.pass(title, performance.now() - started);
    return;
  }
  const lines = leaks.map(({ where, form, value }) => `${value} (${form}): ${where}`);
  results.fail('a value leaked', lines.join('\n'));
}

async function proveCanary(results: Results, canary: CanaryValues): Promise<void> {
  const started = performance.now();
  results.startRun('canary');
  const blind = await canarySelfTest();
  if (blind.length > 0) results.fail('it is blind', blind.join('\n'));
  else results.pass('it finds what is planted', performance.now() - started);
  const search = searchFolders([pictures].filter(existsSync), canary.all());
  judge(results, 'no value in the pictures', search.leaks, started);
  results.take({ kind: 'end' });
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof SetupError ? error.message : error);
  return 1;
});
