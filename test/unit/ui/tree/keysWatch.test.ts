import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';

import type { Availability, GrantStore, KeyIndex } from '../../../../src/app/ports.ts';
import type { Grant } from '../../../../src/core/inject/grant.ts';
import { EMPTY_INDEX, type IndexState } from '../../../../src/core/keys/keyIndex.ts';
import { ok } from '../../../../src/core/kernel/result.ts';
import { createKeysWatch } from '../../../../src/ui/tree/keysWatch.ts';
import type { KeysSnapshot } from '../../../../src/ui/tree/snapshot.ts';
import { record } from './snapshots.ts';

/** A world whose keys and keychain the test changes by hand. */
class World {
  state: IndexState = EMPTY_INDEX;
  availabilityNow: Availability = { state: 'available' };
  reads = 0;
  probes = 0;
  grantLists = 0;
  /** When set, the next reading waits for it. */
  hold: Promise<void> | undefined;
  readonly #listeners = new Set<() => void>();

  readonly index: Pick<KeyIndex, 'read' | 'onDidChange'> = {
    read: async () => {
      this.reads += 1;
      const { state, hold } = this;
      this.hold = undefined;
      await hold;
      return ok(state);
    },
    onDidChange: (listener) => this.#listen(listener),
  };
  readonly store = {
    availability: () => {
      this.probes += 1;
      return Promise.resolve(this.availabilityNow);
    },
  };
  readonly grants: Pick<GrantStore, 'list' | 'onDidChange'> = {
    list: () => {
      this.grantLists += 1;
      return Promise.resolve(ok<readonly Grant[]>([]));
    },
    onDidChange: (listener) => this.#listen(listener),
  };
  readonly guard = (act: () => Promise<void>): Promise<void> => act();

  change(): void {
    for (const listener of this.#listeners) listener();
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  #listen(listener: () => void) {
    const own = () => listener();
    this.#listeners.add(own);
    return { dispose: () => void this.#listeners.delete(own) };
  }
}

async function settle(): Promise<void> {
  mock.timers.tick(50);
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe('createKeysWatch', () => {
  beforeEach(() => {
    mock.timers.reset();
    mock.timers.enable({ apis: ['setTimeout'] });
  });

  it('makes one reading of many changes', async () => {
    const world = new World();
    const watch = createKeysWatch(world);
    for (let change = 0; change < 20; change += 1) world.change();
    assert.equal(world.reads, 0);
    await settle();
    assert.equal(world.reads, 1);
    watch.dispose();
  });

  it('leaves the keychain alone until it is asked to probe', async () => {
    const world = new World();
    const watch = createKeysWatch(world);
    world.change();
    await settle();
    assert.deepEqual([world.probes, world.grantLists], [0, 0]);
    assert.equal(watch.snapshot().availability, undefined);
    await watch.probe();
    assert.deepEqual(watch.snapshot().availability, { state: 'available' });
    assert.deepEqual([world.probes, world.grantLists], [1, 1]);
    world.availabilityNow = { state: 'locked' };
    world.change();
    await settle();
    assert.deepEqual(watch.snapshot().availability, { state: 'locked' });
    assert.equal(world.grantLists, 1);
    watch.dispose();
  });

  it('drops a reading that a newer one overtook', async () => {
    const world = new World();
    const watch = createKeysWatch(world);
    const seen: KeysSnapshot[] = [];
    watch.onDidChange((snapshot) => seen.push(snapshot));
    let release: () => void = () => assert.fail('not held');
    world.hold = new Promise((resolve) => (release = resolve));
    const older = watch.probe();
    world.state = { ...EMPTY_INDEX, keys: [record({ alias: 'newer' })] };
    await watch.probe();
    release();
    await older;
    const { index } = watch.snapshot();
    assert.ok(index?.ok);
    assert.equal(index.value.keys[0]?.alias, 'newer');
    assert.equal(seen.length, 1);
    watch.dispose();
  });

  it('is silent once disposed', async () => {
    const world = new World();
    const watch = createKeysWatch(world);
    let calls = 0;
    watch.onDidChange(() => (calls += 1));
    world.change();
    watch.dispose();
    await settle();
    assert.deepEqual([calls, world.reads, world.listeners], [0, 0, 0]);
  });
});
