import { LIVE_HOSTS } from '../catalogue/liveHosts.ts';
import type { KeyRecord } from '../keys/keyRecord.ts';
import type { Environment } from '../keys/vocabulary.ts';
import { isRecord, isString, type UnknownRecord } from '../kernel/parse.ts';

/** A live host that a program with a key of a sandbox names. */
export interface LiveHostSeen {
  readonly record: KeyRecord;
  readonly host: string;
  readonly where: 'configuration' | 'output';
}

/** Live hosts of the key's exchange, in lower case, that a key of this environment has no business with. */
function forbiddenHosts(exchange: string, environment: Environment): readonly string[] {
  const hosts = Object.hasOwn(LIVE_HOSTS, exchange) ? LIVE_HOSTS[exchange] : undefined;
  if (!hosts || environment === 'live') return [];
  // The practice exchange is on this machine: it shares no host with anyone.
  return environment === 'practice' ? [...hosts.own, ...(hosts.shared ?? [])] : hosts.own;
}

/**
 * The first live host in `text` that a key of this exchange and environment should not meet; `undefined` for live
 * keys, and for hosts that the key's own sandbox uses as well. Case does not matter. Takes time linear in `text`.
 */
export function findLiveHost(
  text: string,
  exchange: string,
  environment: Environment,
): string | undefined {
  return findHost(text.toLowerCase(), forbiddenHosts(exchange, environment));
}

function findHost(lowerCase: string, hosts: readonly string[]): string | undefined {
  return hosts.find((host) => namesHost(lowerCase, host));
}

/** As a whole host name: neither part of a longer name nor the first labels of one. */
function namesHost(text: string, host: string): boolean {
  for (let at = text.indexOf(host); at >= 0; at = text.indexOf(host, at + host.length)) {
    if (startsName(text, at) && endsName(text, at + host.length)) return true;
  }
  return false;
}

const LABEL = /[a-z0-9_-]/;
/** The end of an escape sequence that colours a terminal's text, or of a percent-encoded character. */
const ENCODED_BEFORE = /(?:\p{Cc}\[[0-9;]{0,16}m|%[0-9a-f]{2})$/u;
const LONGEST_ENCODED = 19;

function startsName(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  if (!LABEL.test(before)) return before !== '.';
  return ENCODED_BEFORE.test(text.slice(Math.max(0, at - LONGEST_ENCODED), at));
}

/** A dot ends a name when no label follows: at the end of a sentence, or of a rooted name. */
function endsName(text: string, end: number): boolean {
  const next = text.charAt(end);
  // What stands before an @ in an address is a user's name.
  if (next === '@' || LABEL.test(next)) return false;
  return next !== '.' || !LABEL.test(text.charAt(end + 1));
}

/** Live hosts that any text of a launch configuration names, once each, in the order in which they stand there. */
export function liveHostsIn(
  configuration: UnknownRecord,
  { exchange, environment }: Pick<KeyRecord, 'exchange' | 'environment'>,
): readonly string[] {
  const hosts = forbiddenHosts(exchange, environment);
  if (hosts.length === 0) return [];
  const found = textsIn(configuration).flatMap((text) => {
    const lowerCase = text.toLowerCase();
    return hosts.filter((host) => namesHost(lowerCase, host));
  });
  return [...new Set(found)];
}

/** What a launch configuration names that its keys should not meet. */
export function liveHostWarnings(
  configuration: UnknownRecord,
  records: readonly KeyRecord[],
): readonly LiveHostSeen[] {
  return records.flatMap((record) =>
    liveHostsIn(configuration, record).map((host) => ({ record, host, where: 'configuration' })),
  );
}

function textsIn(value: unknown): readonly string[] {
  if (isString(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** Watches the output of one session's program for live hosts. */
export interface LiveHostWatch {
  /** The first live host in a piece of output of a key that was not reported yet. */
  next(text: string): LiveHostSeen | undefined;
}

/** Reports each key once at most. A name that is cut in two by the pieces is not seen. */
export function createLiveHostWatch(records: readonly KeyRecord[]): LiveHostWatch {
  let watched = records
    .map((record) => ({ record, hosts: forbiddenHosts(record.exchange, record.environment) }))
    .filter(({ hosts }) => hosts.length > 0);
  return {
    next(text) {
      if (watched.length === 0) return undefined;
      const lowerCase = text.toLowerCase();
      for (const one of watched) {
        const host = findHost(lowerCase, one.hosts);
        if (host === undefined) continue;
        watched = watched.filter((other) => other !== one);
        return { record: one.record, host, where: 'output' };
      }
      return undefined;
    },
  };
}
