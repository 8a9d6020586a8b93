import { randomBytes } from 'node:crypto';
import { lstat, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where a broker listens, and how to leave nothing behind. */
export interface SocketPlace {
  readonly address: string;
  remove(): Promise<void>;
}

/** `sun_path` holds 104 bytes on macOS (108 on Linux), the closing NUL among them. */
const MAX_ADDRESS_BYTES = 103;

/**
 * A fresh place that only this user can reach: a 0700 folder in `parent`, in `$XDG_RUNTIME_DIR` or in the
 * temporary folder, whichever first is safe and short enough; a pipe with an unguessable name on Windows.
 * `undefined` when there is none.
 */
export async function findSocketPlace(parent?: string): Promise<SocketPlace | undefined> {
  if (process.platform === 'win32') {
    const name = randomBytes(16).toString('hex');
    return { address: `\\\\.\\pipe\\exchange-keyring-${name}`, remove: () => Promise.resolve() };
  }
  const candidates =
    parent === undefined
      ? [process.env['XDG_RUNTIME_DIR'], await realpath(tmpdir()), '/tmp']
      : [parent];
  for (const candidate of candidates) {
    const place = candidate === undefined ? undefined : await placeIn(candidate);
    if (place) return place;
  }
  return undefined;
}

async function placeIn(parent: string): Promise<SocketPlace | undefined> {
  if (!isAbsolute(parent) || !(await isSafeParent(parent))) return undefined;
  const stem = join(parent, 'xk-');
  if (Buffer.byteLength(`${stem}XXXXXX/s`) > MAX_ADDRESS_BYTES) return undefined;
  const folder = await mkdtemp(stem).catch(() => undefined);
  if (folder === undefined) return undefined;
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  if (await isPrivate(folder)) return { address: join(folder, 's'), remove };
  await remove();
  return undefined;
}

/** Nobody else may be able to rename or replace what is in it: our own, or sticky as /tmp is. */
async function isSafeParent(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isDirectory()) return false;
  const othersMayWrite = (found.mode & 0o022) !== 0;
  const sticky = (found.mode & 0o1000) !== 0;
  const trustedOwner = found.uid === process.getuid?.() || found.uid === 0;
  return trustedOwner && (!othersMayWrite || sticky);
}

async function isPrivate(folder: string): Promise<boolean> {
  const made = await lstat(folder);
  return made.isDirectory() && made.uid === process.getuid?.() && (made.mode & 0o077) === 0;
}
