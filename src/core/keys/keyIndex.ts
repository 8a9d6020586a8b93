import { isRecord } from '../kernel/parse.ts';
import { isTimestamp, type Timestamp } from '../kernel/time.ts';
import { parseAttachment, type Attachment } from '../inject/attachment.ts';
import type { Alias } from './alias.ts';
import { parseKeyRecord, type Fingerprints, type KeyId, type KeyRecord } from './keyRecord.ts';
import { FIELDS } from './vocabulary.ts';

export const INDEX_FORMAT = 1;

/** A key that the user removed; its fields stay in the store until `eraseAfter`, so that undo works. */
export interface RemovedKey {
  readonly record: KeyRecord;
  readonly eraseAfter: Timestamp;
}

/** Everything in `keys.json`: records without fields, and which launch configurations ask for which key. */
export interface IndexState {
  readonly keys: readonly KeyRecord[];
  readonly removed: readonly RemovedKey[];
  readonly attachments: readonly Attachment[];
}

export const EMPTY_INDEX: IndexState = { keys: [], removed: [], attachments: [] };

export type ParsedIndex =
  | { readonly kind: 'index'; readonly state: IndexState }
  /** Written by a newer version: must be left alone. */
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

/** Reads the content of `keys.json`; one bad record makes the whole file damaged, so that none is dropped silently. */
export function parseIndex(value: unknown): ParsedIndex {
  if (!isRecord(value) || typeof value['format'] !== 'number') return { kind: 'damaged' };
  if (value['format'] > INDEX_FORMAT) return { kind: 'newer' };
  const keys = parseAll(value['keys'], parseKeyRecord);
  const removed = parseAll(value['removed'], parseRemoved);
  const attachments = parseAll(value['attachments'], parseAttachment);
  if (!keys || !removed || !attachments) return { kind: 'damaged' };
  return { kind: 'index', state: { keys, removed, attachments } };
}

export function serializeIndex(state: IndexState): string {
  return `${JSON.stringify({ format: INDEX_FORMAT, ...state }, undefined, 2)}\n`;
}

export function findByAlias(state: IndexState, alias: Alias): KeyRecord | undefined {
  return state.keys.find((record) => record.alias === alias);
}

export function findById(state: IndexState, id: KeyId): KeyRecord | undefined {
  return state.keys.find((record) => record.id === id);
}

export function aliasesOf(state: IndexState): ReadonlySet<Alias> {
  return new Set(state.keys.map((record) => record.alias));
}

export function withKey(state: IndexState, record: KeyRecord): IndexState {
  const others = state.keys.filter(({ id }) => id !== record.id);
  return { ...state, keys: [...others, record] };
}

export function withoutKey(state: IndexState, id: KeyId): IndexState {
  return { ...state, keys: state.keys.filter((record) => record.id !== id) };
}

/** Takes a key off the list; its fields stay in the store until `eraseAfter`. */
export function withRemoved(
  state: IndexState,
  record: KeyRecord,
  eraseAfter: Timestamp,
): IndexState {
  const removed = [...state.removed, { record, eraseAfter }];
  return { ...withoutKey(state, record.id), removed };
}

/** Keys at the same exchange and environment, or anywhere, that hold one of these values already. */
export function findDuplicates(
  state: IndexState,
  fingerprints: Fingerprints,
): readonly KeyRecord[] {
  return state.keys.filter((record) =>
    FIELDS.some((field) => {
      const print = fingerprints[field];
      return print !== undefined && record.fingerprints[field] === print;
    }),
  );
}

function parseRemoved(value: unknown): RemovedKey | undefined {
  if (!isRecord(value) || !isTimestamp(value['eraseAfter'])) return undefined;
  const record = parseKeyRecord(value['record']);
  return record && { record, eraseAfter: value['eraseAfter'] };
}

function parseAll<T>(
  value: unknown,
  parse: (item: unknown) => T | undefined,
): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.map((item: unknown) => parse(item));
  return items.every((item) => item !== undefined) ? items : undefined;
}
