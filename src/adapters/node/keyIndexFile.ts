import { readFileSync } from 'node:fs';
import { link, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Exclusive, IndexFault, KeyIndex } from '../../app/ports.ts';
import {
  EMPTY_INDEX,
  parseIndex,
  serializeIndex,
  type IndexState,
} from '../../core/keys/keyIndex.ts';
import { parseJson } from '../../core/kernel/parse.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import type { Clock } from '../../core/kernel/time.ts';
import { makePrivateFolder, removeLeftovers, syncFolder, writeAtomically } from './atomicFile.ts';
import { errnoOf } from './errno.ts';
import { createFileWatch } from './fileWatch.ts';

interface KeyIndexFileOptions {
  /** `keys.json`. */
  readonly path: string;
  /** The lock that all windows take to change it. */
  readonly exclusive: Exclusive;
  readonly clock: Clock;
}

export function createKeyIndexFile({ path, exclusive, clock }: KeyIndexFileOptions): KeyIndex {
  const watch = createFileWatch(path);

  async function changing<T>(
    section: () => Promise<Result<T, IndexFault>>,
  ): Promise<Result<T, IndexFault>> {
    const outcome = await exclusive(async () => {
      try {
        await makePrivateFolder(dirname(path));
        await removeLeftovers(path);
        return await section();
      } catch (thrown) {
        return err(ioFault(thrown));
      }
    });
    watch.check();
    return outcome.ok ? outcome.value : outcome;
  }

  return {
    read: () => read(path),
    readNow: () => readNow(path),
    update: (change) =>
      changing(async () => {
        const current = await read(path);
        if (!current.ok) return current;
        const { state, result } = change(current.value);
        if (state !== current.value) await writeAtomically(path, serializeIndex(state));
        return ok(result);
      }),
    rebuild: (keys) =>
      changing(async () => {
        const current = await read(path);
        if (!current.ok && current.error.code !== 'damaged') return current;
        // Another window may have rebuilt it first: what it holds now is good.
        if (current.ok && current.value !== EMPTY_INDEX) return ok({ setAside: '' });
        const setAside = current.ok ? '' : await keepAside(path, clock());
        await writeAtomically(path, serializeIndex({ ...EMPTY_INDEX, keys }));
        return ok({ setAside });
      }),
    onDidChange: watch.onDidChange,
  };
}

async function read(path: string): Promise<Result<IndexState, IndexFault>> {
  try {
    return parse(await readFile(path, 'utf8'));
  } catch (thrown) {
    return unread(thrown);
  }
}

function readNow(path: string): Result<IndexState, IndexFault> {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (thrown) {
    return unread(thrown);
  }
}

function unread(thrown: unknown): Result<IndexState, IndexFault> {
  return errnoOf(thrown) === 'ENOENT' ? ok(EMPTY_INDEX) : err(ioFault(thrown));
}

function parse(text: string): Result<IndexState, IndexFault> {
  const parsed = parseIndex(parseJson(text));
  switch (parsed.kind) {
    case 'index':
      return ok(parsed.state);
    case 'newer':
      return err({ code: 'newer-format' });
    case 'damaged':
      return err({ code: 'damaged' });
  }
}

/** A second name, not another: at no moment is there no index, which would read as an empty one. */
async function keepAside(path: string, now: number): Promise<string> {
  const stamp = new Date(now).toISOString().replaceAll(':', '-');
  for (let number = 1; ; number += 1) {
    const name = `keys.damaged-${stamp}${number === 1 ? '' : `-${String(number)}`}.json`;
    const setAside = join(dirname(path), name);
    try {
      await link(path, setAside);
      await syncFolder(dirname(path));
      return setAside;
    } catch (thrown) {
      if (errnoOf(thrown) !== 'EEXIST') throw thrown;
    }
  }
}

function ioFault(thrown: unknown): IndexFault {
  return { code: 'io', errno: errnoOf(thrown) };
}
