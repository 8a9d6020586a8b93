import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { KeyIndex } from '../../../src/app/ports.ts';
import { createKeyIndexFile } from '../../../src/adapters/node/keyIndexFile.ts';
import { createLock } from '../../../src/adapters/node/lock.ts';
import { withKey } from '../../../src/core/keys/keyIndex.ts';
import { sampleRecord } from '../../fakes/sampleKey.ts';
import { createNursery, startChild } from '../children.ts';
import { temporaryFolder } from '../folder.ts';
import { keyIndexContract, until } from './contract.ts';

const writer = fileURLToPath(new URL('writer.ts', import.meta.url));
const CONDITIONS = {
  damaged: '{"format":1,"keys":[{',
  'newer-format': '{"format":99,"much":"more"}',
};

describe('key index: file', () => {
  keyIndexContract((context) => {
    const path = indexPath(context);
    return {
      index: open(path),
      other: open(path),
      become: (condition) => writeFileSync(path, CONDITIONS[condition]),
    };
  });

  it('keeps the folder 0700 and the file 0600, and leaves nothing else behind', async (context) => {
    const path = join(indexPath(context), '..', 'storage', 'keys.json');
    await add(open(path));
    assert.equal(statSync(dirname(path)).mode & 0o777, 0o700);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(dirname(path)), ['keys.json']);
  });

  it('sets a damaged file aside byte by byte', async (context) => {
    const path = indexPath(context);
    writeFileSync(path, CONDITIONS.damaged);
    const rebuilt = await open(path).rebuild([]);
    assert.ok(rebuilt.ok);
    assert.equal(readFileSync(rebuilt.value.setAside, 'utf8'), CONDITIONS.damaged);
  });

  const damages: readonly [string, string][] = [
    ['nothing', ''],
    ['zero bytes', '\0\0\0\0'],
    ['half a file', '{"format":1,"keys":['],
    ['another shape', '[]'],
    ['one bad record', '{"format":1,"keys":[{"id":7}],"removed":[],"attachments":[]}'],
  ];
  for (const [name, text] of damages) {
    it(`calls a file with ${name} damaged and leaves it as it is`, async (context) => {
      const path = indexPath(context);
      writeFileSync(path, text);
      assert.deepEqual(await open(path).read(), { ok: false, error: { code: 'damaged' } });
      await add(open(path));
      assert.equal(readFileSync(path, 'utf8'), text);
    });
  }

  it('removes what killed writers left aside', async (context) => {
    const path = indexPath(context);
    writeFileSync(`${path}.0123456789abcdef.tmp`, 'half');
    await add(open(path));
    assert.deepEqual(readdirSync(dirname(path)), ['keys.json']);
  });

  it('says which system error stopped it', async (context) => {
    const folder = indexPath(context);
    const path = join(folder, 'keys.json');
    writeFileSync(folder, 'a file where the folder should be');
    assert.deepEqual(await open(path).read(), {
      ok: false,
      error: { code: 'io', errno: 'ENOTDIR' },
    });
    const added = await add(open(path));
    assert.ok(!added.ok && added.error.code === 'io');
  });

  it('fires for a change by another process, and for the removal of the file', async (context) => {
    const path = indexPath(context);
    await add(open(path));
    const child = startChild(writer, path, '1');
    await child.waitFor('ready');
    let fired = 0;
    const listening = open(path).onDidChange(() => (fired += 1));
    child.go();
    assert.equal(await child.ended(), 0);
    await until(() => fired === 1, 1_500);
    rmSync(path);
    await until(() => fired === 2, 1_500);
    listening.dispose();
  });

  it('loses nothing confirmed while writers are killed at random moments', async (context) => {
    const path = indexPath(context);
    const nursery = createNursery(() => startChild(writer, path, '1000000'), 3);
    context.after(() => nursery.close());
    const steady = await nursery.next();
    steady.go();
    const everyone = [steady];
    const reader = open(path);
    for (let kills = 0; kills < 25; kills += 1) {
      const child = await nursery.next();
      child.go();
      await sleep(Math.random() * 40);
      await child.kill();
      everyone.push(child);
      assert.equal((await reader.read()).ok, true, 'a torn file');
    }
    await steady.kill();
    const read = await reader.read();
    assert.ok(read.ok);
    const kept = new Set(read.value.keys.map(({ id }) => id));
    const confirmed = everyone.flatMap(({ lines }) => lines.filter((line) => line !== 'ready'));
    assert.ok(confirmed.length > 30, `${String(confirmed.length)} confirmed`);
    assert.deepEqual(
      confirmed.filter((id) => !kept.has(id)),
      [],
    );
    await add(reader);
    const left = readdirSync(dirname(path)).filter((name) => name.endsWith('.tmp'));
    assert.deepEqual(left, []);
  });
});

function indexPath(context: TestContext): string {
  return join(temporaryFolder(context), 'keys.json');
}

function open(path: string): KeyIndex {
  return createKeyIndexFile({
    path,
    exclusive: createLock({ path: `${path}.lock` }),
    clock: Date.now,
  });
}

function add(index: KeyIndex) {
  const record = sampleRecord();
  return index.update((state) => ({ state: withKey(state, record), result: record.id }));
}
