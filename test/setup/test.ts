// npm test: sets the machine up, checks, builds, runs everything, and ends with one line of totals.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { runChecks, type Totals } from './checks.ts';
import { buildProduct } from '../host/runner/build.ts';
import { root } from './paths.ts';
import { setUp } from './setup.ts';
import { SetupError } from './step.ts';

async function main(): Promise<void> {
  await setUp();
  buildProduct({ sizes: true });
  const parts = [
    await checks(),
    await nodeTests(['unit', 'meta'], []),
    // With a keychain of their own, not the user's.
    await nodeTests(['contract'], ['test/contract/withKeyring.ts', 'unlocked', process.execPath]),
    await hostTests(),
  ];
  const passed = parts.reduce((sum, part) => sum + part.passed, 0);
  const failed = parts.reduce((sum, part) => sum + part.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
}

async function checks(): Promise<Totals> {
  const { passed, failed } = await runChecks();
  return totals('checks', passed, failed, 0);
}

/** Tests of node:test, run by `command`; a skipped one counts as failed. */
async function nodeTests(folders: readonly string[], command: readonly string[]): Promise<Totals> {
  const counts = new Map<string, number>();
  const files = folders.map((folder) => `test/${folder}/**/*.test.ts`);
  const code = await run([...command, '--test', '--test-reporter=spec', ...files], (line) => {
    const [, name, count] = /^ℹ (\w+) (\d+)$/.exec(line) ?? [];
    if (name !== undefined) counts.set(name, Number(count));
    return true;
  });
  const count = (name: string) => counts.get(name) ?? 0;
  const bad = ['fail', 'cancelled', 'skipped', 'todo'].map(count).reduce((sum, each) => sum + each);
  return totals(`${folders.join(' and ')} tests`, count('pass'), bad, code);
}

async function hostTests(): Promise<Totals> {
  let counts: Totals = { passed: 0, failed: 0 };
  const code = await run([join(root, 'test', 'host', 'run.ts')], (line) => {
    const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(line) ?? [];
    if (passed === undefined) return true;
    counts = { passed: Number(passed), failed: Number(failed) };
    return false;
  });
  return totals('host tests', counts.passed, counts.failed, code);
}

/** A part that ended badly, or ran nothing, has failed even if it counted no failure. */
function totals(name: string, passed: number, failed: number, code: number): Totals {
  const counted = failed === 0 && (code !== 0 || passed === 0) ? 1 : failed;
  console.log(`${name}: ${passed} of ${passed + counted} passed`);
  return { passed, failed: counted };
}

/** Runs Node and shows each line of its output for which `show` answers true. */
function run(args: readonly string[], show: (line: string) => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      if (show(line)) console.log(line);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

await main().catch((error: unknown) => {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
});
