import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, mkdtemp, realpath, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** Where a broker listens, and how to leave nothing behind. */
export interface SocketPlace {
  readonly address: string;
  /** Whether its folder is still the one that was made, and still private. */
  holds(): Promise<boolean>;
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
    return {
      address: `\\\\.\\pipe\\exchange-keyring-${name}`,
      holds: () => Promise.resolve(true),
      remove: () => Promise.resolve(),
    };
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
  const real = isAbsolute(parent) ? await safeParent(parent) : undefined;
  if (real === undefined) return undefined;
  const stem = join(real, 'xk-');
  if (Buffer.byteLength(`${stem}XXXXXX/s`) > MAX_ADDRESS_BYTES) return undefined;
  // It fails on anything that is there already, a link among them, and takes another name.
  const folder = await mkdtemp(stem).catch(() => undefined);
  const made = folder === undefined ? undefined : await look(folder);
  if (folder === undefined || !made) return undefined;
  const address = join(folder, 's');
  const current = async (): Promise<Stats | undefined> => {
    const found = await look(folder);
    return found?.ino === made.ino && found.dev === made.dev ? found : undefined;
  };
  const holds = async (): Promise<boolean> => {
    const found = await current();
    return found !== undefined && isPrivate(found);
  };
  const remove = async (): Promise<void> => {
    // Never more than was made here, and nothing in what took its place.
    if (!(await current())) return;
    await rm(address, { force: true });
    await rmdir(folder).catch(() => undefined);
  };
  if (await holds()) return { address, holds, remove };
  await remove();
  return undefined;
}

/** Its real path, when nobody else can rename or replace what is in it, or the way to it. */
async function safeParent(path: string): Promise<string | undefined> {
  const found = await look(path);
  if (!found?.isDirectory()) return undefined;
  if (found.uid !== process.getuid?.() && found.uid !== 0) return undefined;
  const real = await realpath(path);
  for (let at = real; ; at = dirname(at)) {
    const step = await look(at);
    if (!step || othersMayReplaceIn(step)) return undefined;
    if (at === dirname(at)) return real;
  }
}

/** In a sticky folder, as /tmp is, they may add to it, but not touch what is ours. */
function othersMayReplaceIn({ mode }: Stats): boolean {
  return (mode & 0o022) !== 0 && (mode & 0o1000) === 0;
}

function isPrivate(found: Stats): boolean {
  return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
}

/** What is at `path` itself; a link is not followed. */
function look(path: string): Promise<Stats | undefined> {
  return lstat(path).catch(() => undefined);
}
