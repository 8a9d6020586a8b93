import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KeyIndex } from '../../../src/app/ports.ts';
import { withKey, withoutKey } from '../../../src/core/keys/keyIndex.ts';
import { sampleRecord } from '../../fakes/sampleKey.ts';

export interface IndexUnderTest {
  readonly index: KeyIndex;
  /** Another window's view of the same keys. */
  readonly other: KeyIndex;
  readonly become: (condition: 'damaged' | 'newer-format') => void;
}

/** What every KeyIndex must do. */
export function keyIndexContract(make: (context: TestContext) => IndexUnderTest): void {
  const add = (index: KeyIndex, record = sampleRecord()) =>
    index.update((state) => ({ state: withKey(state, record), result: record.id }));

  it('is empty before the first write', async (context) => {
    const { index } = make(context);
    assert.deepEqual(await index.read(), {
      ok: true,
      value: { keys: [], removed: [], attachments: [] },
    });
  });

  it('answers the result of a change and keeps its state, for the other window too', async (context) => {
    const { index, other } = make(context);
    const record = sampleRecord({ note: 'für später\nzweite Zeile', maxAgeDays: 90 });
    assert.deepEqual(await add(index, record), { ok: true, value: record.id });
    for (const view of [index, other]) {
      const read = await view.read();
      assert.ok(read.ok);
      assert.deepEqual(read.value.keys, [record]);
    }
  });

  it('runs every change on the newest state', async (context) => {
    const { index, other } = make(context);
    const records = Array.from({ length: 20 }, () => sampleRecord());
    await Promise.all(records.map((record, at) => add(at % 2 === 0 ? index : other, record)));
    const read = await other.read();
    assert.ok(read.ok);
    assert.deepEqual(
      new Set(read.value.keys.map(({ id }) => id)),
      new Set(records.map(({ id }) => id)),
    );
  });

  it('fires in every window for a change, not for a change that changed nothing', async (context) => {
    const { index, other } = make(context);
    const fired = { index: 0, other: 0 };
    const listening = [
      index.onDidChange(() => (fired.index += 1)),
      other.onDidChange(() => (fired.other += 1)),
    ];
    await index.update((state) => ({ state, result: undefined }));
    await sleep(50);
    assert.deepEqual(fired, { index: 0, other: 0 });
    await add(index);
    await until(() => fired.index > 0 && fired.other > 0);
    listening.forEach((subscription) => subscription.dispose());
    const before = { ...fired };
    await add(index);
    await sleep(100);
    assert.deepEqual(fired, before);
  });

  it('changes nothing in a damaged index until it is rebuilt', async (context) => {
    const { index, become } = make(context);
    await add(index);
    become('damaged');
    const damaged = { ok: false, error: { code: 'damaged' } };
    assert.deepEqual(await index.read(), damaged);
    assert.deepEqual(await add(index), damaged);
    const keys = [sampleRecord()];
    const rebuilt = await index.rebuild(keys);
    assert.ok(rebuilt.ok && rebuilt.value.setAside !== '');
    const read = await index.read();
    assert.ok(read.ok);
    assert.deepEqual(read.value, { keys, removed: [], attachments: [] });
  });

  it('leaves an index alone that another window rebuilt first', async (context) => {
    const { index, become } = make(context);
    become('damaged');
    const first = sampleRecord();
    await index.rebuild([first]);
    assert.deepEqual(await index.rebuild([sampleRecord()]), { ok: true, value: { setAside: '' } });
    const read = await index.read();
    assert.ok(read.ok);
    assert.deepEqual(read.value.keys, [first]);
  });

  it('builds an index that is not there', async (context) => {
    const { index } = make(context);
    const keys = [sampleRecord(), sampleRecord()];
    assert.deepEqual(await index.rebuild(keys), { ok: true, value: { setAside: '' } });
    const read = await index.read();
    assert.ok(read.ok);
    assert.deepEqual(read.value.keys, keys);
  });

  it('never touches what a newer version wrote', async (context) => {
    const { index, become } = make(context);
    become('newer-format');
    const newer = { ok: false, error: { code: 'newer-format' } };
    assert.deepEqual(await index.read(), newer);
    assert.deepEqual(await add(index), newer);
    assert.deepEqual(await index.rebuild([sampleRecord()]), newer);
    assert.deepEqual(await index.read(), newer);
  });

  it('forgets a key that was taken out', async (context) => {
    const { index } = make(context);
    const record = sampleRecord();
    await add(index, record);
    await index.update((state) => ({ state: withoutKey(state, record.id), result: undefined }));
    const read = await index.read();
    assert.ok(read.ok);
    assert.deepEqual(read.value.keys, []);
  });
}

export async function until(condition: () => boolean, limitMs = 5_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!condition()) {
    if (Date.now() > end) assert.fail('It did not happen in time');
    await sleep(5);
  }
}
