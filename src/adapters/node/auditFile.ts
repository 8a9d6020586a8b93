import { constants } from 'node:fs';
import { open, readFile, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AuditFault, AuditLog, Exclusive, StoreFailure } from '../../app/ports.ts';
import { chainEvents, START, type Anchor, type Hashes } from '../../core/audit/chain.ts';
import type { AuditEvent } from '../../core/audit/event.ts';
import { verifyLog } from '../../core/audit/verify.ts';
import { walk } from '../../core/audit/walk.ts';
import type { Secret } from '../../core/keys/secret.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import { timestamp, type Clock } from '../../core/kernel/time.ts';
import { makePrivateFolder, syncFolder } from './atomicFile.ts';
import { errnoOf } from './errno.ts';
import { sha256 } from './hash.ts';
import { createMac } from './hmac.ts';

interface AuditFileOptions {
  /** `audit.jsonl`. */
  readonly path: string;
  readonly exclusive: Exclusive;
  /** The key of the macs; `absent` when there is none and `create` is false. */
  readonly machineKey: (options: { create: boolean }) => Promise<Result<Secret, StoreFailure>>;
  /** Where the keychain keeps how far the log has come. */
  readonly anchor: {
    readonly read: () => Promise<Result<Anchor | undefined, StoreFailure>>;
    readonly write: (anchor: Anchor) => Promise<Result<void, StoreFailure>>;
  };
  readonly clock: Clock;
}

/** How far back the line that the anchor names is looked for; behind it is one append at most. */
const TAIL_LIMIT = 4 * 1024 * 1024;
const TAIL_STEP = 64 * 1024;

/**
 * The audit log as a file that only grows: what a crash tore stays in it, and the next append vouches for
 * those bytes. When the anchor cannot be written after the lines were, the append fails but its lines stay:
 * the log may tell of something that then did not happen, never the reverse.
 */
export function createAuditFile(options: AuditFileOptions): AuditLog {
  const { path, exclusive, anchor: anchorItem, clock } = options;

  async function locked<T>(
    section: () => Promise<Result<T, AuditFault>>,
  ): Promise<Result<T, AuditFault>> {
    const outcome = await exclusive(async () => {
      try {
        return await section();
      } catch (thrown) {
        return err({ code: 'io', errno: errnoOf(thrown) } as const);
      }
    });
    return outcome.ok ? outcome.value : outcome;
  }

  async function hashesFor(
    hasLines: boolean,
    create: boolean,
  ): Promise<Result<Hashes, AuditFault>> {
    const key = await options.machineKey({ create: create && !hasLines });
    if (key.ok) return ok({ sha256, mac: createMac(key.value) });
    return hasLines && key.error.fault === 'absent'
      ? err({ code: 'key-lost' })
      : storeFault(key.error);
  }

  async function append(
    file: FileHandle,
    events: readonly AuditEvent[],
  ): Promise<Result<void, AuditFault>> {
    const hashes = await hashesFor((await file.stat()).size > 0, true);
    if (!hashes.ok) return hashes;
    const anchored = await anchorItem.read();
    if (!anchored.ok) return storeFault(anchored.error);
    const tail = await readTail(file, anchored.value ?? START, hashes.value);
    if (tail.reached.count > (anchored.value?.count ?? 0)) {
      // A crash came between the lines and their anchor.
      const healed = await anchorItem.write(tail.reached);
      if (!healed.ok) return storeFault(healed.error);
    }
    const recovered = tail.torn === '' ? [] : [recoveredEvent(tail.torn)];
    const at = timestamp(clock());
    const chained = chainEvents(tail.reached, at, [...recovered, ...events], hashes.value);
    await file.appendFile(`${tail.endsLine ? '' : '\n'}${chained.text}`, 'latin1');
    await file.sync();
    const written = await anchorItem.write(chained.anchor);
    return written.ok ? ok(undefined) : storeFault(written.error);
  }

  return {
    path,
    append: async (...events) => {
      if (events.length === 0) return ok(undefined);
      return await locked(async () => {
        await makePrivateFolder(dirname(path));
        const isNew = (await sizeOf(path)) === undefined;
        const file = await open(path, APPEND, 0o600);
        try {
          if (isNew) await syncFolder(dirname(path));
          return await append(file, events);
        } finally {
          await file.close();
        }
      });
    },
    verify: async () => {
      const read = await locked(async () => {
        const text = await readFile(path, 'latin1').catch((thrown: unknown) => {
          if (errnoOf(thrown) === 'ENOENT') return '';
          throw thrown;
        });
        const anchored = await anchorItem.read();
        if (!anchored.ok) return storeFault(anchored.error);
        return ok({ text, anchor: anchored.value ?? START });
      });
      if (!read.ok) return read;
      const { text, anchor } = read.value;
      if (text === '') return ok(verifyLog(text, { sha256, mac: sha256, anchor }));
      const hashes = await hashesFor(true, false);
      return hashes.ok ? ok(verifyLog(text, { ...hashes.value, anchor })) : hashes;
    },
  };
}

const APPEND = constants.O_APPEND | constants.O_CREAT | constants.O_RDWR;

interface Tail {
  /** Where the next line continues the chain. */
  readonly reached: Anchor;
  /** What a crash left behind that. */
  readonly torn: string;
  readonly endsLine: boolean;
}

/**
 * Reads from the end back to the line that the anchor names, and forward again from there. In a log that was
 * tampered with the chain goes on from the anchor, so that the gap shows for ever.
 */
async function readTail(file: FileHandle, anchor: Anchor, hashes: Hashes): Promise<Tail> {
  const { size } = await file.stat();
  for (let length = TAIL_STEP; ; length *= 4) {
    const from = Math.max(0, size - length);
    const text = await readFrom(file, from, size);
    const start = offsetBehind(text, from === 0, anchor);
    if (start !== undefined) {
      const behind = text.slice(start);
      const { accepted, end, problem } = walk(behind, anchor, hashes);
      return problem ? tailOf(anchor, '', text) : tailOf(accepted, behind.slice(end), text);
    }
    if (from === 0 || length >= TAIL_LIMIT) return tailOf(anchor, '', text);
  }
}

async function readFrom(file: FileHandle, from: number, size: number): Promise<string> {
  const bytes = Buffer.alloc(size - from);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  return bytes.toString('latin1', 0, bytesRead);
}

function tailOf(reached: Anchor, torn: string, text: string): Tail {
  return { reached, torn, endsLine: text === '' || text.endsWith('\n') };
}

/** Offset of the first byte behind the anchored line, if `text` holds that line. */
function offsetBehind(text: string, isWhole: boolean, anchor: Anchor): number | undefined {
  if (anchor.count === 0) return isWhole ? 0 : undefined;
  const start = `{"seq":${String(anchor.count)},`;
  for (let at = text.lastIndexOf(start); at >= 0; at = text.lastIndexOf(start, at - 1)) {
    const newline = text.indexOf('\n', at);
    const beginsLine = at === 0 ? isWhole : text[at - 1] === '\n';
    if (newline >= 0 && beginsLine && sha256(text.slice(at, newline)) === anchor.head) {
      return newline + 1;
    }
    if (at === 0) return undefined;
  }
  return undefined;
}

function recoveredEvent(torn: string): AuditEvent {
  return { type: 'audit.recovered', tornBytes: torn.length, tornSha256: sha256(torn) };
}

async function sizeOf(path: string): Promise<number | undefined> {
  return await stat(path).then(
    (stats) => stats.size,
    () => undefined,
  );
}

function storeFault(failure: StoreFailure): { readonly ok: false; readonly error: AuditFault } {
  return err({ code: 'store', failure });
}
