import { createHash, createHmac, randomBytes } from 'node:crypto';
import { chainEvents, START, type Anchor, type Hashes } from '../../../../src/core/audit/chain.ts';
import type { AuditEvent, AuditedKey } from '../../../../src/core/audit/event.ts';

const key = randomBytes(32);

export const hashes: Hashes = {
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
  mac: (text) => createHmac('sha256', key).update(text).digest('hex'),
};

const audited: AuditedKey = {
  id: '00000000-0000-4000-8000-000000000001',
  alias: 'binance-testnet',
  exchange: 'binance',
  environment: 'testnet',
};

export const AT = '2026-01-31T09:00:00.000Z';

export function sampleEvent(number = 0): AuditEvent {
  const events: readonly AuditEvent[] = [
    { type: 'key.added', key: audited, fields: ['apiKey', 'secret'] },
    { type: 'store.state', store: 'keychain', state: 'locked' },
    { type: 'launch.attached', key: audited, folder: 'file:///h/für', configuration: '"{\\n鍵 🔑' },
    { type: 'ticket.unknown' },
  ];
  return events[number % events.length] ?? { type: 'ticket.unknown' };
}

export interface SampleLog {
  readonly text: string;
  readonly anchor: Anchor;
  /** How far the log had come after each append, and where its lines begin in the text. */
  readonly appends: readonly { readonly anchor: Anchor; readonly start: number }[];
}

/** A log made of appends with so many events each. */
export function sampleLog(...sizes: readonly number[]): SampleLog {
  let text = '';
  let anchor = START;
  const appends: { anchor: Anchor; start: number }[] = [];
  for (const size of sizes) {
    const start = text.length;
    const events = Array.from({ length: size }, (_, at) => sampleEvent(anchor.count + at));
    const chained = chainEvents(anchor, AT, events, hashes);
    text += chained.text;
    anchor = chained.anchor;
    appends.push({ anchor, start });
  }
  return { text, anchor, appends };
}
