/**
 * The form of the audit log: one JSON object a line, `{seq, at, type, …, then?, prev, mac}`, in ASCII.
 * `prev` is the SHA-256 of the whole line before, `mac` an HMAC over the line without its mac. `then` is how
 * many lines of the same append follow: an append counts only when its last line, the one without, is there.
 */
import type { Timestamp } from '../kernel/time.ts';
import type { AuditEvent } from './event.ts';

/** How far a log had come: the number of its last line and that line's SHA-256. */
export interface Anchor {
  readonly count: number;
  readonly head: string;
}

/** Before the first line. */
export const START: Anchor = { count: 0, head: '0'.repeat(64) };

/** Each answers 64 lower-case hex digits. */
export interface Hashes {
  readonly sha256: (text: string) => string;
  readonly mac: (text: string) => string;
}

export interface Line {
  readonly seq: number;
  readonly type: string;
  /** 0 for the last line of an append. */
  readonly then: number;
  readonly prev: string;
  readonly mac: string;
  /** What the mac is over. */
  readonly body: string;
}

/** The lines of one append behind `after`, each with its newline, and how far the log has come with them. */
export function chainEvents(
  after: Anchor,
  at: Timestamp,
  events: readonly AuditEvent[],
  { sha256, mac }: Hashes,
): { readonly text: string; readonly anchor: Anchor } {
  let anchor = after;
  let text = '';
  events.forEach((event, index) => {
    const then = events.length - 1 - index;
    const seq = anchor.count + 1;
    const body = ascii({ seq, at, ...event, ...(then > 0 ? { then } : {}), prev: anchor.head });
    const line = `${body.slice(0, -1)},"mac":"${mac(body)}"}`;
    anchor = { count: seq, head: sha256(line) };
    text += `${line}\n`;
  });
  return { text, anchor };
}

const LINE =
  /^\{"seq":([1-9]\d*),"at":"[^"]*","type":"([a-z.]+)".*?(?:,"then":([1-9]\d*))?,"prev":"([0-9a-f]{64})","mac":"([0-9a-f]{64})"\}$/;
const MAC_MEMBER = ',"mac":""}'.length + 64;

export function parseLine(text: string): Line | undefined {
  const [, seq, type, then, prev, mac] = LINE.exec(text) ?? [];
  if (seq === undefined || type === undefined || prev === undefined || mac === undefined) {
    return undefined;
  }
  const body = `${text.slice(0, -MAC_MEMBER)}}`;
  return { seq: Number(seq), type, then: Number(then ?? 0), prev, mac, body };
}

/**
 * Whether these bytes without an end can be what a crash left of one of the lines `from`…`to`. Zeros may
 * follow: after a power cut a file can be longer than what reached the disk.
 */
export function couldBeTorn(piece: string, from: number, to: number): boolean {
  const written = piece.replace(/\0+$/, '');
  if (/"mac":"[0-9a-f]{64}"\}./.test(written)) return false;
  for (let seq = from; seq <= to; seq += 1) {
    const start = `{"seq":${String(seq)},"at":"`;
    if (start.startsWith(written) || written.startsWith(start)) return true;
  }
  return false;
}

function ascii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
