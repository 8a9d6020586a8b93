import { isRecord, isString, parseJson } from '../kernel/parse.ts';
import { couldBeTorn, parseLine, type Anchor, type Hashes, type Line } from './chain.ts';

export type Tampering = 'changed' | 'dropped' | 'duplicated' | 'truncated' | 'forged' | 'garbage';

/** Where a log stops making sense; `line` is 1-based. */
interface Problem {
  readonly line: number;
  readonly what: Tampering;
}

export interface Walked {
  /** After the last complete append that makes sense. */
  readonly accepted: Anchor;
  /** Offset of the first byte behind it; from here on are the remains of a crash, or the problem. */
  readonly end: number;
  readonly appends: number;
  /** Crashes in mid-append that left something in the file, healed or not. */
  readonly crashes: number;
  readonly problem?: Problem;
}

/** Without `mac` the chain is checked, but not who made it. */
export type WalkHashes = Pick<Hashes, 'sha256'> & Partial<Pick<Hashes, 'mac'>>;

/**
 * Follows the chain from `start` through `text` (one character per byte, beginning with a line). `seen` is
 * called after each complete append with how far the log had come by then and the number of its last line.
 */
export function walk(
  text: string,
  start: Anchor,
  hashes: WalkHashes,
  seen: (anchor: Anchor, line: number) => void = () => undefined,
): Walked {
  let accepted = start;
  let end = 0;
  let appends = 0;
  let crashes = 0;
  let recovering = 0;
  /** What of the present append was read. */
  let reached = start;
  let expectedThen: number | undefined;
  let number = 0;

  for (let at = 0; at < text.length;) {
    number += 1;
    const newline = text.indexOf('\n', at);
    let raw = newline < 0 ? text.slice(at) : text.slice(at, newline);
    let line = newline < 0 ? undefined : parseLine(raw);
    let next = newline + 1;
    const wrong = newline < 0 ? 'garbage' : faultOf(line, reached, expectedThen, hashes);
    if (wrong) {
      const recovery = findRecovery(text, end, at, accepted, hashes);
      if (!recovery) {
        const walked = { accepted, end, appends, crashes };
        if (isTornTail(text.slice(at), accepted.count, reached.count)) {
          return { ...walked, crashes: crashes + 1 };
        }
        return { ...walked, problem: problemOf(wrong, number, hashes) };
      }
      recovering = 1;
      number += recovery.skippedLines;
      ({ raw, line, next } = recovery);
      reached = accepted;
    }
    if (!line) throw new Error('A line without a fault is a line');
    reached = { count: reached.count + 1, head: hashes.sha256(raw) };
    expectedThen = line.then > 0 ? line.then - 1 : undefined;
    if (line.then === 0) {
      accepted = reached;
      end = next;
      appends += 1;
      crashes += recovering;
      recovering = 0;
      seen(accepted, number);
    }
    at = next;
  }
  const unfinished = end < text.length ? 1 : 0;
  return { accepted, end, appends, crashes: crashes + unfinished };
}

type LineFault = Tampering | 'before-changed';

function faultOf(
  line: Line | undefined,
  before: Anchor,
  expectedThen: number | undefined,
  { mac }: WalkHashes,
): LineFault | undefined {
  if (!line) return 'garbage';
  if (mac && mac(line.body) !== line.mac) return 'changed';
  if (line.seq <= before.count) return 'duplicated';
  if (line.seq > before.count + 1) return 'dropped';
  if (line.prev !== before.head) return mac ? 'forged' : 'before-changed';
  return expectedThen === undefined || line.then === expectedThen ? undefined : 'forged';
}

/** Without the mac only the line behind a changed one shows the change. */
function problemOf(fault: LineFault, line: number, hashes: WalkHashes): Problem {
  if (fault !== 'before-changed') return { line, what: fault };
  return { line: Math.max(1, line - 1), what: hashes.mac ? 'forged' : 'changed' };
}

interface Recovery {
  readonly raw: string;
  readonly line: Line;
  readonly next: number;
  readonly skippedLines: number;
}

/** The event, at or behind `from`, that vouches for every byte between `end` and itself as torn by a crash. */
function findRecovery(
  text: string,
  end: number,
  from: number,
  accepted: Anchor,
  hashes: WalkHashes,
): Recovery | undefined {
  let skippedLines = 0;
  for (let at = from; at < text.length; skippedLines += 1) {
    const newline = text.indexOf('\n', at);
    if (newline < 0) return undefined;
    const raw = text.slice(at, newline);
    const line = raw.includes('"type":"audit.recovered"') ? parseLine(raw) : undefined;
    if (
      line?.seq === accepted.count + 1 &&
      line.prev === accepted.head &&
      (!hashes.mac || hashes.mac(line.body) === line.mac) &&
      vouches(line, text.slice(end, at), hashes)
    ) {
      return { raw, line, next: newline + 1, skippedLines };
    }
    at = newline + 1;
  }
  return undefined;
}

function vouches(line: Line, between: string, { sha256 }: WalkHashes): boolean {
  const event = parseJson(line.body);
  if (line.type !== 'audit.recovered' || !isRecord(event)) return false;
  const { tornBytes, tornSha256 } = event;
  if (typeof tornBytes !== 'number' || tornBytes < 1 || !isString(tornSha256)) return false;
  const torn = between.slice(0, tornBytes);
  // The recovering append begins with a newline where the torn bytes did not end with one.
  const ended = torn.endsWith('\n') ? '' : '\n';
  return between === torn + ended && sha256(torn) === tornSha256;
}

/** What crashes can leave at the end: a torn line, or one torn line behind the other, none with its end. */
function isTornTail(tail: string, accepted: number, reached: number): boolean {
  return tail
    .split('\n')
    .every((piece) => piece !== '' && couldBeTorn(piece, accepted + 1, reached + 1));
}
