import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { logs } from './paths.ts';

/** An installation that could not be done; the message is one sentence for the user. */
export class SetupError extends Error {
  override name = 'SetupError';
}

/** Runs one command of an installation; its output goes to the step's log file. */
export type Execute = (
  command: string,
  args: readonly string[],
  options?: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv },
) => Promise<void>;

/**
 * Runs one installation step with a progress line; `name` names its log file in .vscode-test/logs.
 * On failure the log is printed and a SetupError thrown.
 */
export async function step(name: string, work: (execute: Execute) => Promise<void>): Promise<void> {
  const started = performance.now();
  const file = join(logs, `setup-${name.replaceAll(/[^a-z0-9]+/gi, '-')}.log`);
  mkdirSync(logs, { recursive: true });
  const log = createWriteStream(file);
  console.log(`${name} …`);
  try {
    await work((command, args, options = {}) => execute(command, args, options, log));
  } catch (error) {
    await new Promise((done) => log.end(done));
    console.error(readFileSync(file, 'utf8').slice(-20_000));
    throw new SetupError(`${name} failed: ${String(error)}. The whole output is in ${file}.`);
  }
  log.end();
  console.log(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function execute(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv },
  log: NodeJS.WritableStream,
): Promise<void> {
  log.write(`$ ${[command, ...args].join(' ')}\n`);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (data: Buffer) => log.write(data));
    child.stderr.on('data', (data: Buffer) => log.write(data));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args[0] ?? ''} exited with ${String(code)}`));
    });
  });
}

/** Whether `folder` was completely installed as `recipe` says. */
export function isStamped(folder: string, recipe: string): boolean {
  const file = stampOf(folder);
  return existsSync(file) && readFileSync(file, 'utf8') === recipe;
}

/** Notes that `folder` is completely installed as `recipe` says; call it last. */
export function stamp(folder: string, recipe: string): void {
  mkdirSync(dirname(stampOf(folder)), { recursive: true });
  writeFileSync(stampOf(folder), recipe);
}

function stampOf(folder: string): string {
  return join(folder, '.installed');
}
