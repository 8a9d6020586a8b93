import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createUnknownTickets,
  type UnknownTickets,
} from '../../../../src/app/injection/unknownTickets.ts';
import { createFakeAuditLog, type FakeAuditLog } from '../../../fakes/auditLog.ts';
import { handTimers, type HandTimers } from './world.ts';

const MINUTE = 60_000;

interface Setting {
  readonly log: FakeAuditLog;
  readonly timers: HandTimers;
  readonly unknown: UnknownTickets;
  /** The counts of the lines in the log. */
  readonly tries: () => readonly (number | undefined)[];
  /** Lets a minute pass and what it set off happen. */
  readonly minute: () => Promise<void>;
}

function setting(): Setting {
  const log = createFakeAuditLog();
  const timers = handTimers();
  return {
    log,
    timers,
    unknown: createUnknownTickets({ audit: log, schedule: timers.schedule }),
    tries: () =>
      log.events().map((event) => (event.type === 'ticket.unknown' ? event.tries : undefined)),
    async minute() {
      timers.pass(MINUTE);
      await new Promise(setImmediate);
    },
  };
}

describe('unknown tickets in the audit log', () => {
  it('writes the first before it answers', async () => {
    const { unknown, tries } = setting();
    await unknown.note();
    assert.deepEqual(tries(), [1]);
  });

  it('writes a flood as one line a minute', async () => {
    const { unknown, tries, minute } = setting();
    for (let count = 0; count < 5000; count += 1) await unknown.note();
    assert.deepEqual(tries(), [1]);
    await minute();
    assert.deepEqual(tries(), [1, 4999]);
    for (let count = 0; count < 3000; count += 1) await unknown.note();
    assert.deepEqual(tries(), [1, 4999]);
    await minute();
    assert.deepEqual(tries(), [1, 4999, 3000]);
  });

  it('writes the next one at once again after a quiet minute, and nothing for quiet ones', async () => {
    const { unknown, tries, minute } = setting();
    await unknown.note();
    await minute();
    await minute();
    assert.deepEqual(tries(), [1]);
    await unknown.note();
    assert.deepEqual(tries(), [1, 1]);
  });

  it('loses none of those that come together', async () => {
    const { unknown, tries, minute } = setting();
    await Promise.all(Array.from({ length: 100 }, () => unknown.note()));
    await minute();
    assert.deepEqual(tries(), [1, 99]);
  });

  it('writes what is counted when the window closes, once', async () => {
    const { unknown, tries, minute } = setting();
    for (let count = 0; count < 3; count += 1) await unknown.note();
    await unknown.flush();
    await unknown.flush();
    await minute();
    assert.deepEqual(tries(), [1, 2]);
  });

  it('counts what could not be written, and writes it a minute later', async () => {
    const { log, unknown, tries, minute } = setting();
    log.failNext({ code: 'busy' });
    await unknown.note();
    await unknown.note();
    assert.deepEqual(tries(), []);
    await minute();
    assert.deepEqual(tries(), [2]);
  });

  it('leaves a log whole that also has lines of the older form', async () => {
    const { log, unknown } = setting();
    await log.append({ type: 'ticket.unknown' });
    await unknown.note();
    const verdict = await log.verify();
    assert.ok(verdict.ok && verdict.value.state === 'intact' && verdict.value.events === 2);
  });
});
