import { closeSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { join } from 'node:path';
import type { CanaryValue } from './values.ts';

/** Where a value was found, by the value's name. */
export interface Leak {
  readonly where: string;
  readonly form: string;
  readonly value: string;
}

/** What a search has read, so that one that read nothing is not taken for a clean one. */
export interface Search {
  readonly leaks: readonly Leak[];
  readonly files: number;
  readonly bytes: number;
}

const chunk = 4 * 1024 * 1024;
/** Longer than any form of any value that tests use, so that none hides across two chunks. */
const overlap = 64 * 1024;

/**
 * Searches the raw bytes of every file under `folders`, and their names, for every form of every
 * value. Text inside compressed files (but .gz) is out of reach; browser databases keep values that
 * do not compress, as random ones do not, as they are.
 */
export function searchFolders(folders: readonly string[], values: readonly CanaryValue[]): Search {
  const found = { leaks: new Map<string, Leak>(), files: 0, bytes: 0 };
  const look = (bytes: Buffer, where: string) => {
    for (const leak of searchBytes(bytes, where, values)) {
      found.leaks.set(JSON.stringify(leak), leak);
    }
  };
  const visit = (path: string): void => {
    look(Buffer.from(path), `the name ${path}`);
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (status?.isDirectory() === true) {
      for (const name of readdirSync(path)) visit(join(path, name));
    } else if (status?.isFile() === true) {
      found.files++;
      found.bytes += status.size;
      readChunks(path, (bytes) => look(bytes, path));
      if (path.endsWith('.gz')) readChunks(path, (bytes) => look(gunzipped(bytes), path));
    }
  };
  for (const folder of folders) visit(folder);
  return { leaks: [...found.leaks.values()], files: found.files, bytes: found.bytes };
}

/** Searches bytes that come from `where`. */
export function searchBytes(
  bytes: Buffer,
  where: string,
  values: readonly CanaryValue[],
): readonly Leak[] {
  return values.flatMap(({ name, forms }) =>
    forms
      .filter((form) => bytes.includes(form.bytes))
      .map((form) => ({ where, form: form.name, value: name })),
  );
}

function readChunks(path: string, use: (bytes: Buffer) => void): void {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return;
  }
  try {
    const buffer = Buffer.allocUnsafe(chunk + overlap);
    let kept = 0;
    for (;;) {
      const read = readSync(file, buffer, kept, chunk, null);
      if (read === 0) return;
      const bytes = buffer.subarray(0, kept + read);
      use(bytes);
      kept = Math.min(overlap, bytes.length);
      buffer.copy(buffer, 0, bytes.length - kept, bytes.length);
    }
  } finally {
    closeSync(file);
  }
}

function gunzipped(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes);
  } catch {
    return Buffer.alloc(0);
  }
}
