import { isOneOf, isRecord, isString, isStringArray, type UnknownRecord } from '../kernel/parse.ts';
import { isTimestamp, type Timestamp } from '../kernel/time.ts';
import { isAlias, type Alias } from './alias.ts';
import type { Secret } from './secret.ts';
import {
  ENVIRONMENTS,
  FIELDS,
  KEY_STATUSES,
  PURPOSES,
  SCOPES,
  STORE_IDS,
  type Environment,
  type Field,
  type KeyStatus,
  type Purpose,
  type Scope,
  type ScopeState,
  type StoreId,
} from './vocabulary.ts';

/** A UUID; names the key in the store, the index and the audit log for its whole life. */
export type KeyId = string;

/** The secret fields of one key, in the order the exchange asks for them. */
export type Fields = ReadonlyMap<Field, Secret>;

/** HMAC of each field under a key that rests in the keychain; 32 lower-case hex digits (128 bits). */
export type Fingerprints = Readonly<Partial<Record<Field, string>>>;

/** What an exchange itself said of a key. Absent scopes are `unknown`. */
export interface Observation {
  readonly at: Timestamp;
  /** The endpoint that was read, e.g. `GET /sapi/v1/account/apiRestrictions`. */
  readonly endpoint: string;
  readonly scopes: Readonly<Partial<Record<Scope, ScopeState>>>;
  /** Addresses the exchange accepts; empty when it said that any address may use the key. */
  readonly ipAllowlist?: readonly string[];
  readonly createdAt?: Timestamp;
  readonly expiresAt?: Timestamp;
  readonly label?: string;
}

/** All that is known of one key but its secret fields. */
export interface KeyRecord {
  readonly id: KeyId;
  readonly alias: Alias;
  /** A ccxt id. */
  readonly exchange: string;
  readonly environment: Environment;
  readonly purpose: Purpose;
  readonly store: StoreId;
  readonly fields: readonly Field[];
  readonly fingerprints: Fingerprints;
  readonly createdAt: Timestamp;
  readonly lastRotatedAt?: Timestamp;
  /** Rotation policy: the age in days at which the key is due; absent means no policy. */
  readonly maxAgeDays?: number;
  readonly lastUsedAt?: Timestamp;
  readonly lastVerifiedAt?: Timestamp;
  readonly observation?: Observation;
  readonly status: KeyStatus;
  readonly note?: string;
  /** The user lets its values stand in launch configurations; `plainEnvFault` says whether that holds. */
  readonly plainEnv?: true;
}

export function scopeState(record: KeyRecord, scope: Scope): ScopeState {
  return record.observation?.scopes[scope] ?? 'unknown';
}

/** Reads a record that was stored before; `undefined` when it is not one. Unknown members are dropped. */
export function parseKeyRecord(value: unknown): KeyRecord | undefined {
  if (!isRecord(value)) return undefined;
  const { id, alias, exchange, environment, purpose, store, fields, createdAt, status } = value;
  if (!isString(id) || id === '' || !isAlias(alias) || !isString(exchange)) return undefined;
  if (!isOneOf(ENVIRONMENTS, environment) || !isOneOf(PURPOSES, purpose)) return undefined;
  if (!isOneOf(STORE_IDS, store) || !isOneOf(KEY_STATUSES, status)) return undefined;
  if (!isStringArray(fields) || !isTimestamp(createdAt)) return undefined;
  const known = fields.filter((field) => isOneOf(FIELDS, field));
  if (known.length !== fields.length) return undefined;
  return {
    id,
    alias,
    exchange,
    environment,
    purpose,
    store,
    fields: known,
    fingerprints: parseFingerprints(value['fingerprints']),
    createdAt,
    status,
    ...optionalTimes(value),
    ...(isPositive(value['maxAgeDays']) ? { maxAgeDays: value['maxAgeDays'] } : {}),
    ...(isString(value['note']) ? { note: value['note'] } : {}),
    ...(value['plainEnv'] === true ? { plainEnv: true } : {}),
    ...optionalObservation(value['observation']),
  };
}

function parseFingerprints(value: unknown): Fingerprints {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const print = value[field];
      return isString(print) && /^[0-9a-f]{32}$/.test(print) ? [[field, print]] : [];
    }),
  );
}

function optionalTimes(
  value: UnknownRecord,
): Pick<KeyRecord, 'lastRotatedAt' | 'lastUsedAt' | 'lastVerifiedAt'> {
  const { lastRotatedAt, lastUsedAt, lastVerifiedAt } = value;
  return {
    ...(isTimestamp(lastRotatedAt) ? { lastRotatedAt } : {}),
    ...(isTimestamp(lastUsedAt) ? { lastUsedAt } : {}),
    ...(isTimestamp(lastVerifiedAt) ? { lastVerifiedAt } : {}),
  };
}

function optionalObservation(value: unknown): Pick<KeyRecord, 'observation'> {
  if (!isRecord(value) || !isTimestamp(value['at']) || !isString(value['endpoint'])) return {};
  const stated = isRecord(value['scopes']) ? value['scopes'] : {};
  const scopes = Object.fromEntries(
    SCOPES.flatMap((scope) => {
      const state = stated[scope];
      return isOneOf(['granted', 'denied', 'unknown'], state) ? [[scope, state]] : [];
    }),
  );
  const { at, endpoint, ipAllowlist, createdAt, expiresAt, label } = value;
  return {
    observation: {
      at,
      endpoint,
      scopes,
      ...(isStringArray(ipAllowlist) ? { ipAllowlist } : {}),
      ...(isTimestamp(createdAt) ? { createdAt } : {}),
      ...(isTimestamp(expiresAt) ? { expiresAt } : {}),
      ...(isString(label) ? { label } : {}),
    },
  };
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
