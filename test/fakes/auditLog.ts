import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { AuditFault, AuditLog } from '../../src/app/ports.ts';
import { chainEvents, START, type Anchor, type Hashes } from '../../src/core/audit/chain.ts';
import type { AuditEvent, AuditEventType } from '../../src/core/audit/event.ts';
import { verifyLog } from '../../src/core/audit/verify.ts';
import { err, ok } from '../../src/core/kernel/result.ts';
import { timestamp, type Clock } from '../../src/core/kernel/time.ts';
import { createFaults, type Faults } from './faults.ts';

export interface FakeAuditLog extends AuditLog {
  readonly failNext: Faults<AuditFault>['failNext'];
  /** Everything appended so far. */
  readonly events: () => readonly AuditEvent[];
  readonly types: () => readonly AuditEventType[];
  /** Lets a test tamper with the text or with the anchor. */
  readonly edit: (change: (text: string) => string) => void;
}

/** The real chain, in memory. */
export function createFakeAuditLog(clock: Clock = Date.now): FakeAuditLog {
  const faults = createFaults<AuditFault>();
  const key = randomBytes(32);
  const hashes: Hashes = {
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    mac: (text) => createHmac('sha256', key).update(text).digest('hex'),
  };
  const events: AuditEvent[] = [];
  let text = '';
  let anchor: Anchor = START;

  return {
    path: '/fake/audit.jsonl',
    append: (...added) => {
      const fault = faults.take();
      if (fault) return Promise.resolve(err(fault));
      const chained = chainEvents(anchor, timestamp(clock()), added, hashes);
      text += chained.text;
      anchor = chained.anchor;
      events.push(...added);
      return Promise.resolve(ok(undefined));
    },
    verify: () => {
      const fault = faults.take();
      return Promise.resolve(fault ? err(fault) : ok(verifyLog(text, { ...hashes, anchor })));
    },
    failNext: faults.failNext,
    events: () => events,
    types: () => events.map(({ type }) => type),
    edit: (change) => void (text = change(text)),
  };
}
