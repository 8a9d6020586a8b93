import type { Revision, StoredKey } from '../../app/ports.ts';
import { parseKeyRecord, type KeyId } from '../../core/keys/keyRecord.ts';
import { Secret } from '../../core/keys/secret.ts';
import { isRecord, isString, parseJson, type UnknownRecord } from '../../core/kernel/parse.ts';

/**
 * Bytes that one item may hold. Windows refuses more: CRED_MAX_CREDENTIAL_BLOB_SIZE is 5 * 512, and keytar
 * stores UTF-8 (`CredentialBlobSize = password.size()` of a std::string, src/keytar_win.cc). All text
 * written here is ASCII, so characters are bytes.
 */
export const ITEM_LIMIT = 2_560;

const FORMAT = 1;

/** The item that names the present revision and holds the key, or says in how many parts it rests. */
export interface Head {
  readonly revision: Revision;
  readonly parts: number;
  /** Absent when the key rests in parts. */
  readonly key?: StoredKey;
}

export interface EncodedKey {
  readonly head: string;
  readonly parts: readonly string[];
}

/** Ids that cannot be mistaken for the accounts of parts, staged or machine items. */
export function isStorableId(id: KeyId): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(id);
}

export function stagedAccount(id: KeyId): string {
  return `${id}!staged`;
}

export function partAccount(id: KeyId, revision: Revision, number: number): string {
  return `${id}/${revision}/${String(number)}`;
}

export type AccountKind =
  | { readonly kind: 'active' | 'staged'; readonly id: KeyId }
  | { readonly kind: 'part'; readonly id: KeyId; readonly revision: Revision };

/** What an account name of this service stands for; `undefined` for machine items and strangers. */
export function parseAccount(account: string): AccountKind | undefined {
  const match = /^([A-Za-z0-9_-]{1,64})(?:(!staged)|\/([0-9a-f]+)\/\d+)?$/.exec(account);
  const [, id, staged, revision] = match ?? [];
  if (id === undefined) return undefined;
  if (revision !== undefined) return { kind: 'part', id, revision };
  return { kind: staged === undefined ? 'active' : 'staged', id };
}

export function encodeKey(service: string, revision: Revision, key: StoredKey): EncodedKey {
  const fields = Object.fromEntries([...key.fields].map(([name, value]) => [name, value.reveal()]));
  const content = { record: key.record, fields };
  const whole = ascii({ format: FORMAT, service, revision, parts: 0, ...content });
  if (whole.length <= ITEM_LIMIT) return { head: whole, parts: [] };
  const text = ascii(content);
  const parts = Array.from({ length: Math.ceil(text.length / ITEM_LIMIT) }, (_, at) =>
    text.slice(at * ITEM_LIMIT, (at + 1) * ITEM_LIMIT),
  );
  return { head: ascii({ format: FORMAT, service, revision, parts: parts.length }), parts };
}

/** `undefined` for what is not an item of this service and format, or whose key cannot be read. */
export function parseHead(service: string, text: string): Head | undefined {
  const value = parseOwn(service, text);
  if (!value) return undefined;
  const { revision, parts } = value;
  if (!isString(revision) || typeof parts !== 'number') return undefined;
  if (parts > 0) return { revision, parts };
  const key = parseContent(value);
  return key && { revision, parts: 0, key };
}

export function parseParts(parts: readonly string[]): StoredKey | undefined {
  const value = parseJson(parts.join(''));
  return isRecord(value) ? parseContent(value) : undefined;
}

/** Other small things that rest in the same service: machine keys, the audit log's anchor. */
export function encodeOwn(service: string, members: UnknownRecord): string {
  return ascii({ format: FORMAT, service, ...members });
}

/** Windows finds items by the start of the service's name, so an item says whose it is. */
export function parseOwn(service: string, text: string): UnknownRecord | undefined {
  const value = parseJson(text);
  const own = isRecord(value) && value['format'] === FORMAT && value['service'] === service;
  return own ? value : undefined;
}

function parseContent(value: UnknownRecord): StoredKey | undefined {
  const record = parseKeyRecord(value['record']);
  const values = value['fields'];
  if (!record || !isRecord(values)) return undefined;
  const fields = new Map(
    record.fields.flatMap((field) => {
      const text = values[field];
      return isString(text) ? [[field, new Secret(text)] as const] : [];
    }),
  );
  return fields.size === record.fields.length ? { record, fields } : undefined;
}

function ascii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
