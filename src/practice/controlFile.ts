import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRecord, isString, parseJson } from '../core/kernel/parse.ts';

/** How to reach a practice exchange that was started beforehand. The token is worth its sample keys only. */
export interface ControlFile {
  readonly url: string;
  readonly pid: number;
  readonly token: string;
}

const FILE_NAME = 'practice.json';

/** Where the control file lies unless told otherwise: a folder that belongs to this user alone. */
export function defaultStateDirectory(env: NodeJS.ProcessEnv): string {
  const local = env['LOCALAPPDATA'];
  if (process.platform === 'win32' && local !== undefined) return join(local, 'exchange-keyring');
  const runtime = env['XDG_RUNTIME_DIR'];
  if (runtime !== undefined && runtime !== '') return join(runtime, 'exchange-keyring');
  return join(tmpdir(), `exchange-keyring-${process.getuid?.() ?? 'user'}`);
}

/** A new control token: 256 bits as base64url. */
export function newControlToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Replaces the control file (mode 0600) in one step. Rejects when others can reach the folder. */
export async function writeControlFile(directory: string, file: ControlFile): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await requirePrivate(directory);
  const path = join(directory, FILE_NAME);
  const draft = `${path}.${file.pid}`;
  await rm(draft, { force: true });
  await writeFile(draft, `${JSON.stringify(file)}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(draft, 0o600);
  await rename(draft, path);
  return path;
}

/** `undefined` when there is none, or none that can be read. */
export async function readControlFile(directory: string): Promise<ControlFile | undefined> {
  const text = await readFile(join(directory, FILE_NAME), 'utf8').catch(() => '');
  const file = parseJson(text);
  if (!isRecord(file)) return undefined;
  const { url, pid, token } = file;
  if (!isString(url) || typeof pid !== 'number' || !isString(token)) return undefined;
  return { url, pid, token };
}

/** Removes the control file if it is still the one of process `pid`. */
export async function removeControlFile(directory: string, pid: number): Promise<void> {
  const file = await readControlFile(directory);
  if (file?.pid === pid) await rm(join(directory, FILE_NAME), { force: true });
}

async function requirePrivate(directory: string): Promise<void> {
  const stats = await lstat(directory);
  const foreign = process.getuid !== undefined && stats.uid !== process.getuid();
  const open = process.platform !== 'win32' && (stats.mode & 0o077) !== 0;
  if (!stats.isDirectory() || foreign || open) {
    throw new Error(`${directory} must be a folder that only you can open (chmod 700).`);
  }
}
