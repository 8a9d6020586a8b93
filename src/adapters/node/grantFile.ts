import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Exclusive, GrantStore, StoreFailure, StoreFault } from '../../app/ports.ts';
import { parseGrant, type Grant } from '../../core/inject/grant.ts';
import type { Secret } from '../../core/keys/secret.ts';
import { isRecord, isString, parseJson } from '../../core/kernel/parse.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import type { Clock } from '../../core/kernel/time.ts';
import { makePrivateFolder, removeLeftovers, writeAtomically } from './atomicFile.ts';
import { errnoOf } from './errno.ts';
import { createFileWatch } from './fileWatch.ts';
import { createMac, type Mac } from './hmac.ts';

interface GrantFileOptions {
  /** `grants.json`. */
  readonly path: string;
  readonly exclusive: Exclusive;
  readonly machineKey: () => Promise<Result<Secret, StoreFailure>>;
  readonly clock: Clock;
}

const FORMAT = 1;

/**
 * Grants in a file, each under a MAC whose key rests in the keychain, so that writing the file grants
 * nothing. What was tampered with or has expired is not answered, and is gone after the next change. The
 * MAC says that a grant was once given; an old copy of the file brings back a withdrawn grant until it expires.
 */
export function createGrantFile(options: GrantFileOptions): GrantStore {
  const { path, exclusive, machineKey, clock } = options;
  const watch = createFileWatch(path);

  async function read(mac: Mac): Promise<readonly Grant[]> {
    const now = clock();
    return (await readEntries(path)).flatMap((entry) => {
      const grant = authentic(entry, mac);
      const holds = grant && (grant.expiresAt === undefined || now < Date.parse(grant.expiresAt));
      return holds ? [grant] : [];
    });
  }

  async function change<T>(
    edit: (grants: readonly Grant[]) => { readonly grants: readonly Grant[]; readonly result: T },
  ): Promise<Result<T, StoreFailure>> {
    const key = await machineKey();
    if (!key.ok) return key;
    const mac = createMac(key.value);
    const outcome = await exclusive(async () => {
      try {
        await makePrivateFolder(dirname(path));
        await removeLeftovers(path);
        const { grants, result } = edit(await read(mac));
        await writeAtomically(path, serialize(grants, mac));
        return ok(result);
      } catch (thrown) {
        return unusable(thrown);
      }
    });
    watch.check();
    if (outcome.ok) return outcome.value;
    return failure(outcome.error.code === 'busy' ? 'throttled' : 'broken');
  }

  return {
    list: async () => {
      try {
        // Who never granted anything is asked for no keychain.
        if ((await readEntries(path)).length === 0) return ok([]);
        const key = await machineKey();
        return key.ok ? ok(await read(createMac(key.value))) : key;
      } catch (thrown) {
        return unusable(thrown);
      }
    },
    add: (...added) => change((grants) => ({ grants: [...grants, ...added], result: undefined })),
    remove: (match) =>
      change((grants) => ({
        grants: grants.filter((grant) => !match(grant)),
        result: grants.filter(match),
      })),
    onDidChange: watch.onDidChange,
  };
}

class NewerFormat extends Error {}

/** A file of a newer version, or one that the system does not give; everything else is a bug. */
function unusable(thrown: unknown) {
  if (thrown instanceof NewerFormat || errnoOf(thrown) !== 'EUNKNOWN') return failure('broken');
  throw thrown;
}

function failure(fault: StoreFault): { readonly ok: false; readonly error: StoreFailure } {
  return err({ fault, receipt: { store: 'keychain' } });
}

async function readEntries(path: string): Promise<readonly unknown[]> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    if (errnoOf(thrown) === 'ENOENT') return '';
    throw thrown;
  });
  const value = parseJson(text);
  if (!isRecord(value) || typeof value['format'] !== 'number') return [];
  if (value['format'] > FORMAT) throw new NewerFormat();
  return Array.isArray(value['grants']) ? (value['grants'] as readonly unknown[]) : [];
}

function authentic(entry: unknown, mac: Mac): Grant | undefined {
  if (!isRecord(entry) || !isString(entry['mac'])) return undefined;
  const grant = parseGrant(entry['grant']);
  return grant && macOf(grant, mac) === entry['mac'] ? grant : undefined;
}

function serialize(grants: readonly Grant[], mac: Mac): string {
  const entries = grants.map((grant) => ({ grant, mac: macOf(grant, mac) }));
  return `${JSON.stringify({ format: FORMAT, grants: entries }, undefined, 2)}\n`;
}

/** Over the parsed form, whose members always come in the same order. */
function macOf(grant: Grant, mac: Mac): string {
  return mac(JSON.stringify(parseGrant(grant)));
}
