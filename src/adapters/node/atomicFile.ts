import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errnoOf } from './errno.ts';

/** Makes a folder that only its owner can enter, and narrows one that was made wider. */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
}

/**
 * Replaces a file so that every reader, and the disk after a power cut, holds the old or the new text
 * whole. Mode 0600. Throws Node's system errors.
 */
export async function writeAtomically(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomBytes(8).toString('hex')}.tmp`;
  try {
    const file = await open(aside, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await replace(aside, path);
  } catch (thrown) {
    await rm(aside, { force: true });
    throw thrown;
  }
  await syncFolder(dirname(path));
}

/** Removes what killed writers left. Only for who holds the lock of all writers of `path`. */
export async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path);
  const prefix = `${basename(path)}.`;
  for (const name of await readdir(folder)) {
    if (name.startsWith(prefix) && /^[0-9a-f]{16}\.tmp$/.test(name.slice(prefix.length))) {
      await rm(join(folder, name), { force: true });
    }
  }
}

/** Makes creations and renames in a folder durable, where the system can. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders as files; NTFS journals the rename itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Windows refuses to replace a file while a virus scanner or another reader has it open. */
async function replace(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (thrown) {
      const passing = ['EPERM', 'EACCES', 'EBUSY'].includes(errnoOf(thrown));
      if (process.platform !== 'win32' || !passing || attempt === 10) throw thrown;
      await sleep(10 * attempt);
    }
  }
}
