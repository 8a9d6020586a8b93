import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sampleEvent } from '../../unit/core/audit/sample.ts';
import { createNursery, startChild } from '../children.ts';
import { temporaryFolder } from '../folder.ts';
import { auditLogContract, intact, verdictOf } from './contract.ts';
import { openAuditFile } from './openAuditFile.ts';

const appender = fileURLToPath(new URL('appender.ts', import.meta.url));

describe('audit log: file', () => {
  auditLogContract((context) => {
    const { log } = openAuditFile(temporaryFolder(context));
    const edit = (change: (text: string) => string): void =>
      writeFileSync(log.path, change(readFileSync(log.path, 'latin1')), 'latin1');
    return { log, edit };
  });

  it('keeps the folder 0700 and the file 0600', async (context) => {
    const { log } = openAuditFile(temporaryFolder(context));
    await log.append(sampleEvent());
    assert.equal(statSync(log.path).mode & 0o777, 0o600);
    assert.equal(statSync(dirname(log.path)).mode & 0o777, 0o700);
  });

  it('shows that the whole file was deleted, and still does after further events', async (context) => {
    const { log } = openAuditFile(temporaryFolder(context));
    await log.append(sampleEvent());
    rmSync(log.path);
    assert.deepEqual(await verdictOf(log), { state: 'tampered', line: 1, what: 'truncated' });
    await log.append(sampleEvent());
    assert.deepEqual(await verdictOf(log), { state: 'tampered', line: 1, what: 'dropped' });
  });

  it('shows that an older copy was put back', async (context) => {
    const { log } = openAuditFile(temporaryFolder(context));
    await log.append(sampleEvent());
    const old = readFileSync(log.path);
    await log.append(sampleEvent());
    writeFileSync(log.path, old);
    assert.deepEqual(await verdictOf(log), { state: 'tampered', line: 2, what: 'truncated' });
  });

  it('appends nothing when the key is gone but lines are there', async (context) => {
    const folder = temporaryFolder(context);
    const { log } = openAuditFile(folder);
    await log.append(sampleEvent());
    const before = readFileSync(log.path, 'utf8');
    rmSync(join(folder, 'keychain.json'));
    const lost = { ok: false, error: { code: 'key-lost' } };
    assert.deepEqual(await log.append(sampleEvent()), lost);
    assert.deepEqual(await log.verify(), lost);
    assert.equal(readFileSync(log.path, 'utf8'), before);
  });

  for (const kind of ['machineKey', 'read'] as const) {
    it(`appends nothing when the keychain is locked (${kind})`, async (context) => {
      const { log, keychain } = openAuditFile(temporaryFolder(context));
      await log.append(sampleEvent());
      keychain.failNext(kind, 'locked');
      const refused = await log.append(sampleEvent());
      assert.ok(!refused.ok && refused.error.code === 'store');
      assert.equal(refused.error.failure.fault, 'locked');
      assert.deepEqual(await verdictOf(log), intact(1));
    });
  }

  it('goes on after the anchor could not be written', async (context) => {
    const { log, keychain } = openAuditFile(temporaryFolder(context));
    for (let round = 1; round <= 3; round += 1) {
      keychain.failNext('write', 'locked');
      assert.equal((await log.append(sampleEvent(), sampleEvent(1))).ok, false);
      const { state } = await verdictOf(log);
      assert.equal(state, 'intact');
    }
    assert.equal((await log.append(sampleEvent())).ok, true);
    // The first write of an anchor after a failure is the one that catches up, so rounds 2 and 3 stop there.
    assert.deepEqual(await verdictOf(log), intact(3));
  });

  it('recovers from a line torn at any byte, without touching what is there', async (context) => {
    const folder = temporaryFolder(context);
    const { log } = openAuditFile(folder);
    await log.append(sampleEvent(), sampleEvent(1));
    const anchored = readFileSync(join(folder, 'keychain.json'));
    const before = readFileSync(log.path, 'utf8');
    await log.append(sampleEvent(2), sampleEvent(1), sampleEvent(2));
    const whole = readFileSync(log.path, 'utf8');
    for (let end = before.length + 1; end < whole.length; end += 23) {
      const torn = whole.slice(0, end);
      writeFileSync(log.path, torn);
      writeFileSync(join(folder, 'keychain.json'), anchored);
      assert.deepEqual(await verdictOf(log), intact(2, 1));
      assert.equal((await log.append(sampleEvent(3))).ok, true);
      assert.ok(readFileSync(log.path, 'utf8').startsWith(torn));
      assert.deepEqual(await verdictOf(log), intact(4, 1), `torn at ${String(end)}`);
      await log.append(sampleEvent());
      assert.deepEqual(await verdictOf(log), intact(5, 1));
    }
  });

  it('loses nothing confirmed while several processes append and are killed in it', async (context) => {
    const folder = temporaryFolder(context);
    const nursery = createNursery(() => startChild(appender, folder, '1000000'), 3);
    context.after(() => nursery.close());
    const steady = await nursery.next();
    steady.go();
    const everyone = [steady];
    const { log } = openAuditFile(folder);
    for (let kills = 0; kills < 15; kills += 1) {
      const child = await nursery.next();
      child.go();
      await child.waitForLines(2);
      await sleep(Math.random() * 20);
      await child.kill();
      everyone.push(child);
      if (kills % 5 === 0) assert.equal((await verdictOf(log)).state, 'intact');
    }
    await steady.kill();
    const confirmed = everyone.flatMap(({ lines }) => lines.filter((line) => line !== 'ready'));
    const events = confirmed.reduce((sum, line) => sum + Number(line), 0);
    assert.equal((await log.append(sampleEvent())).ok, true);
    const verdict = await verdictOf(log);
    assert.ok(verdict.state === 'intact', JSON.stringify(verdict));
    // At most the one append that each killed process could not confirm any more, and recoveries.
    assert.ok(verdict.events > events && verdict.events <= events + 1 + 4 * everyone.length);
  });

  it('does not read the whole log to append to it', async (context) => {
    const { log } = openAuditFile(temporaryFolder(context));
    await log.append(sampleEvent());
    const time = async (): Promise<number> => {
      const began = performance.now();
      for (let at = 0; at < 10; at += 1) await log.append(sampleEvent());
      return performance.now() - began;
    };
    const short = await time();
    const line = readFileSync(log.path, 'utf8');
    // Its beginning is garbage now, which an append neither sees nor mends.
    writeFileSync(log.path, `${'x'.repeat(99)}\n`.repeat(500_000));
    appendFileSync(log.path, line);
    const long = await time();
    assert.ok(long < short * 5 + 100, `${long.toFixed(0)} ms against ${short.toFixed(0)} ms`);
  });
});
