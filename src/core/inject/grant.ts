import type { GrantDuration } from '../audit/event.ts';
import type { KeyId, KeyRecord } from '../keys/keyRecord.ts';
import { isOneOf, isRecord, isString } from '../kernel/parse.ts';
import { DAY_MS, isTimestamp, timestamp, type Timestamp } from '../kernel/time.ts';
import { FACETS, type FacetDigests } from './launchHash.ts';

/** The user's consent that one exact launch may receive one key. */
export interface Grant {
  readonly keyId: KeyId;
  /** SHA-256 over everything that decides what runs and what it receives; see launchHash.ts. */
  readonly launch: string;
  readonly duration: GrantDuration;
  readonly givenAt: Timestamp;
  /** Absent for grants that end with the window. */
  readonly expiresAt?: Timestamp;
  /** What *Manage Grants…* shows; not part of the decision. */
  readonly configuration: string;
  readonly program: string;
  readonly folder: string;
  /** Lets the next prompt say what changed since. */
  readonly facets?: FacetDigests;
}

const LONG_GRANT_DAYS = 30;

/** Makes a grant of the user's answer; `expiresAt` follows from the duration. */
export function giveGrant(about: Omit<Grant, 'givenAt' | 'expiresAt'>, now: number): Grant {
  const expires =
    about.duration === '30-days' ? { expiresAt: timestamp(now + LONG_GRANT_DAYS * DAY_MS) } : {};
  return { ...about, givenAt: timestamp(now), ...expires };
}

/** True when the grant lets this launch have this key at `now`. A live key is asked for at every launch anew. */
export function covers(grant: Grant, record: KeyRecord, launch: string, now: number): boolean {
  if (record.environment === 'live') return false;
  if (grant.keyId !== record.id || grant.launch !== launch) return false;
  if (grant.duration !== '30-days') return true;
  return grant.expiresAt !== undefined && now < Date.parse(grant.expiresAt);
}

export function sameGrant(one: Grant, other: Grant): boolean {
  return (
    one.keyId === other.keyId &&
    one.launch === other.launch &&
    one.duration === other.duration &&
    one.givenAt === other.givenAt
  );
}

/** Reads a grant that was stored before; `undefined` when it is not one. */
export function parseGrant(value: unknown): Grant | undefined {
  if (!isRecord(value)) return undefined;
  const { keyId, launch, duration, givenAt, expiresAt, configuration, program, folder } = value;
  if (!isString(keyId) || !isString(launch) || !/^[0-9a-f]{64}$/.test(launch)) return undefined;
  if (!isOneOf(['once', 'session', '30-days'], duration) || !isTimestamp(givenAt)) return undefined;
  if (expiresAt !== undefined && !isTimestamp(expiresAt)) return undefined;
  if (!isString(configuration) || !isString(program) || !isString(folder)) return undefined;
  const facets = parseFacets(value['facets']);
  return {
    keyId,
    launch,
    duration,
    givenAt,
    configuration,
    program,
    folder,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(facets === undefined ? {} : { facets }),
  };
}

function parseFacets(value: unknown): FacetDigests | undefined {
  if (!isRecord(value)) return undefined;
  const all = FACETS.every((facet) => isString(value[facet]));
  return all
    ? (Object.fromEntries(FACETS.map((facet) => [facet, value[facet]])) as FacetDigests)
    : undefined;
}
