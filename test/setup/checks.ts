// The steps of `npm run check`, side by side and each on its own, so that one failure hides no other.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.ts';

export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/** Runs every step and shows the output of those that fail. */
export async function runChecks(): Promise<Totals> {
  const waiting = [...checkSteps()];
  const totals = { passed: 0, failed: 0 };
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const { code, output } = await runStep(step);
      const [name = step] = step.split(' ');
      console.log(code === 0 ? `✔ ${name}` : `✖ ${name} (${step})\n${output}`);
      if (code === 0) totals.passed += 1;
      else totals.failed += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
  return totals;
}

function checkSteps(): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly check: string };
  };
  return manifest.scripts.check.split('&&').map((step) => step.trim());
}

function runStep(step: string): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', 'pipe', 'pipe'] as const;
    const child = spawn(step, { cwd: root, shell: true, stdio: [...stdio] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
