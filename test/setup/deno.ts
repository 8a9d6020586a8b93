import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deno } from './paths.ts';
import { isStamped, stamp, step } from './step.ts';

const version = '2.9.6';
const recipe = `${deno.package} ${version}`;

/** Installs Deno into .vscode-test/deno, about 95 MB. */
export async function ensureDeno(): Promise<void> {
  if (isStamped(deno.folder, recipe)) return;
  await step(`Deno ${version}`, async (execute) => {
    rmSync(deno.folder, { recursive: true, force: true });
    mkdirSync(deno.folder, { recursive: true });
    writeFileSync(join(deno.folder, 'package.json'), '{ "private": true }\n');
    const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund'];
    await execute('npm', [...install, `${deno.package}@${version}`], { cwd: deno.folder });
  });
  stamp(deno.folder, recipe);
}
