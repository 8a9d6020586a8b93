import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { formsOf } from './forms.ts';
import { searchFolders } from './search.ts';
import { canaryValues } from './values.ts';
import { watchProcesses } from './watch.ts';

/**
 * Proves that the search is alive: plants values where it looks and returns a sentence for each one
 * that it did not find.
 */
export async function canarySelfTest(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'eks-'));
  try {
    return [...plantedInFiles(folder), ...(await plantedInProcesses())];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function plantedInFiles(folder: string): readonly string[] {
  const value = `+/ "${randomBytes(24).toString('base64')}`;
  const utf8 = Buffer.from(value);
  const plants: Readonly<Record<string, Buffer>> = {
    plain: Buffer.from(`before ${value} after`),
    'UTF-16': Buffer.concat([Buffer.from([0]), Buffer.from(value, 'utf16le')]),
    hex: Buffer.from(utf8.toString('hex')),
    'URL-encoded': Buffer.from(`?secret=${encodeURIComponent(value)}&x`),
    JSON: Buffer.from(JSON.stringify({ secret: value })),
    base64: Buffer.from(utf8.toString('base64')),
    'base64, second byte': Buffer.from(Buffer.from(`a${value}b`).toString('base64')),
    'base64url, third byte': Buffer.from(Buffer.from(`ab${value}`).toString('base64url')),
    'across two reads': Buffer.concat([Buffer.alloc(4 * 1024 * 1024 - 9, 32), utf8]),
    'compressed.gz': gzipSync(`before ${value} after`),
  };
  return Object.entries(plants).flatMap(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    const found =
      searchFolders([join(folder, name)], [{ name: 'planted', forms: formsOf(value) }]).leaks
        .length > 0;
    return found ? [] : [`the canary does not see a value in a file: ${name}`];
  });
}

async function plantedInProcesses(): Promise<readonly string[]> {
  const values = canaryValues();
  const planted = ['argument', 'variable'].map(
    (kind) => `${kind}${randomBytes(16).toString('hex')}`,
  );
  for (const value of planted) appendFileSync(values.file, `${JSON.stringify({ value })}\n`);
  const watch = watchProcesses(values, 50);
  const idle = ['-e', 'setTimeout(() => {}, 5000)'];
  const children = [
    spawn(process.execPath, [...idle, planted[0] ?? ''], { stdio: 'ignore' }),
    spawn(process.execPath, idle, {
      stdio: 'ignore',
      env: { ...process.env, PLANTED: planted[1] },
    }),
  ];
  await sleep(300);
  const { leaks } = watch.stop();
  for (const child of children) child.kill();
  values.remove();
  return ['arguments', 'environment'].flatMap((place, index) =>
    leaks.some(({ value, where }) => value.endsWith(String(index + 1)) && where.startsWith(place))
      ? []
      : [`the canary does not see a value in a process: ${place}`],
  );
}
