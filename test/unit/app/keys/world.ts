import assert from 'node:assert/strict';
import { addKey, type KeyDraft } from '../../../../src/app/keys/addKey.ts';
import type { KeyFault, KeyResult, KeyWorld } from '../../../../src/app/keys/world.ts';
import type { CopyForAWhile, StoreFault } from '../../../../src/app/ports.ts';
import { findById } from '../../../../src/core/keys/keyIndex.ts';
import type { Fields, KeyId, KeyRecord } from '../../../../src/core/keys/keyRecord.ts';
import { Secret } from '../../../../src/core/keys/secret.ts';
import type { Field } from '../../../../src/core/keys/vocabulary.ts';
import { createFakeAuditLog, type FakeAuditLog } from '../../../fakes/auditLog.ts';
import { createFakeClock, type FakeClock } from '../../../fakes/clock.ts';
import { createFakeFingerprinter, type FakeFingerprinter } from '../../../fakes/fingerprinter.ts';
import { createFakeGrantStore, type FakeGrantStore } from '../../../fakes/grantStore.ts';
import { createFakeKeyIndex, type FakeKeyIndex } from '../../../fakes/keyIndex.ts';
import { createFakeRandom } from '../../../fakes/random.ts';
import { syntheticValue } from '../../../fakes/sampleKey.ts';
import { createFakeSecretStore, type FakeSecretStore } from '../../../fakes/secretStore.ts';

type Moment = 'store.read' | 'store.write' | 'store.remove' | 'audit';

export interface TestKeyWorld extends KeyWorld {
  readonly store: FakeSecretStore;
  readonly index: FakeKeyIndex;
  readonly audit: FakeAuditLog;
  readonly grants: FakeGrantStore;
  readonly prints: FakeFingerprinter;
  readonly time: FakeClock;
  readonly copyForAWhile: CopyForAWhile;
  /** What is on the clipboard. */
  readonly copied: Secret[];
  live: boolean;
  /** Runs `act` just before the next such call: another window at work, or a fault that comes late. */
  meanwhile(moment: Moment, act: () => unknown): void;
}

/** An empty keychain, index and audit log, and a clock that stands still. */
export function keyWorld(): TestKeyWorld {
  const acts = new Map<Moment, () => unknown>();
  const before = async (moment: Moment): Promise<void> => {
    const act = acts.get(moment);
    acts.delete(moment);
    await act?.();
  };
  const time = createFakeClock();
  const store = createFakeSecretStore();
  const audit = createFakeAuditLog(time.now);
  const prints = createFakeFingerprinter();
  const copied: Secret[] = [];
  const world: TestKeyWorld = {
    store: {
      ...store,
      read: async (id) => {
        await before('store.read');
        return store.read(id);
      },
      write: async (...call) => {
        await before('store.write');
        return store.write(...call);
      },
      remove: async (...call) => {
        await before('store.remove');
        return store.remove(...call);
      },
    },
    audit: {
      ...audit,
      append: async (...events) => {
        await before('audit');
        return audit.append(...events);
      },
    },
    index: createFakeKeyIndex(),
    grants: createFakeGrantStore(time.now),
    prints,
    fingerprint: prints.fingerprint,
    time,
    clock: time.now,
    random: createFakeRandom(),
    copied,
    copyForAWhile: (secret) => {
      copied.push(secret);
      return Promise.resolve();
    },
    live: false,
    allowLiveKeys: () => world.live,
    meanwhile: (moment, act) => void acts.set(moment, act),
  };
  return world;
}

export function syntheticFields(...names: readonly Field[]): Fields {
  return new Map(names.map((name) => [name, new Secret(syntheticValue())]));
}

export function draft(changes: Partial<KeyDraft> = {}): KeyDraft {
  return {
    alias: 'bot-key',
    exchange: 'binance',
    environment: 'testnet',
    purpose: 'trading',
    fields: syntheticFields('apiKey', 'secret'),
    ...changes,
  };
}

/** A key that the user added before. */
export async function added(
  world: TestKeyWorld,
  changes: Partial<KeyDraft> = {},
): Promise<KeyRecord> {
  return value(await addKey(world, draft(changes)));
}

export function value<T>(result: KeyResult<T>): T {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.error));
  return result.value;
}

export function refused(result: KeyResult<unknown>, code: KeyFault['code'] | StoreFault): void {
  assert.ok(!result.ok);
  const { error } = result;
  assert.ok(
    error.code === code || (error.code === 'store' && error.failure.fault === code),
    `${code}: ${JSON.stringify(error)}`,
  );
}

export function listed(world: TestKeyWorld, id: KeyId): KeyRecord | undefined {
  return findById(world.index.peek(), id);
}

export async function stored(world: TestKeyWorld, id: KeyId) {
  const read = await world.store.read(id);
  return read.ok ? read.value.value : undefined;
}

/** What the index and the store say of all keys, for "nothing was changed" and "nothing is left". */
export async function everything(world: TestKeyWorld) {
  const kept = await world.store.list();
  assert.ok(kept.ok);
  const records = kept.value.value.map(({ record }) => record);
  const fields = await Promise.all(
    records.map(async ({ id }) => (await stored(world, id))?.fields),
  );
  const { keys, removed, attachments } = world.index.peek();
  return { keys, removed, attachments, records, fields };
}

export const NOTHING = { keys: [], removed: [], attachments: [], records: [], fields: [] };
