import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { settlePending } from '../../../src/app/keys/settlePending.ts';
import { AT_WORK_MS } from '../../../src/app/keys/world.ts';
import { createNursery, startChild } from '../children.ts';
import { temporaryFolder } from '../folder.ts';
import { freshService } from '../secretStore/testKeychain.ts';
import { openWindow } from './window.ts';

const adder = fileURLToPath(new URL('adder.ts', import.meta.url));
const KILLS = 15;

describe('adding keys', () => {
  it('leaves every key whole or absent, whenever a window is killed', async (context) => {
    const service = freshService();
    const folder = temporaryFolder(context);
    const nursery = createNursery(() => startChild(adder, service, folder), 2);
    context.after(() => nursery.close());
    const confirmed: string[] = [];
    for (let kills = 0; kills < KILLS; kills += 1) {
      const child = await nursery.next();
      child.go();
      // By progress, not by the clock alone, so that a busy machine kills as deep inside as an idle one.
      await child.waitForLines(1 + (kills % 3));
      await sleep(Math.random() * 40);
      await child.kill();
      confirmed.push(...child.lines.filter((line) => line !== 'ready'));
    }

    const world = openWindow(service, folder, () => Date.now() + AT_WORK_MS);
    const settled = await settlePending(world);
    assert.ok(settled.ok);
    const index = await world.index.read();
    const kept = await world.store.list();
    assert.ok(index.ok && kept.ok);
    const listed = index.value.keys.map(({ id }) => id);
    const stored = kept.value.value.map(({ record }) => record.id);
    assert.deepEqual(listed.toSorted(), stored.toSorted());
    assert.deepEqual(
      index.value.keys.filter(({ status }) => status !== 'active'),
      [],
    );
    for (const id of listed) assert.ok((await world.store.read(id)).ok);
    assert.deepEqual(
      confirmed.filter((id) => !listed.includes(id)),
      [],
    );
    assert.ok(confirmed.length >= KILLS / 2, `${String(confirmed.length)} confirmed`);
    const verdict = await world.audit.verify();
    assert.ok(verdict.ok && verdict.value.state === 'intact', JSON.stringify(verdict));
  });
});
