import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DigestFile } from '../../app/injection/ports.ts';

/** Larger programs would hold up the whole extension host. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Reads at once, without waiting: it is asked while a message passes. */
export const digestFile: DigestFile = (path, bases) => {
  const candidates = isAbsolute(path) ? [path] : bases.map((base) => join(pathOf(base), path));
  for (const candidate of candidates) {
    const digest = digestOf(candidate);
    if (digest !== undefined) return digest;
  }
  return undefined;
};

function digestOf(path: string): string | undefined {
  try {
    const hash = createHash('sha256');
    if (!statSync(path).isDirectory()) return add(hash, path) ? hash.digest('hex') : undefined;
    for (const entry of readdirSync(path, { withFileTypes: true }).sort(byName)) {
      if (!entry.isFile()) continue;
      hash.update(`${JSON.stringify(entry.name)}\n`);
      if (!add(hash, join(path, entry.name))) return undefined;
    }
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

function add(hash: Hash, path: string): boolean {
  if (statSync(path).size > MAX_BYTES) return false;
  hash.update(createHash('sha256').update(readFileSync(path)).digest());
  return true;
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name < other.name ? -1 : 1;
}

function pathOf(base: string): string {
  return base.startsWith('file:') ? fileURLToPath(base) : base;
}
