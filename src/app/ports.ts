/** The world as the app sees it. Adapters make these real; test/fakes holds one in-memory fake for each. */
import type { AuditEvent } from '../core/audit/event.ts';
import type { Verdict } from '../core/audit/verify.ts';
import type { Grant } from '../core/inject/grant.ts';
import type { IndexState } from '../core/keys/keyIndex.ts';
import type { Fields, Fingerprints, KeyId, KeyRecord } from '../core/keys/keyRecord.ts';
import type { Secret } from '../core/keys/secret.ts';
import type { StoreId } from '../core/keys/vocabulary.ts';
import type { Result } from '../core/kernel/result.ts';

export interface Disposable {
  dispose(): void;
}

export type Listen<T> = (listener: (event: T) => void) => Disposable;

/** Everything that can go wrong at a store, whichever store it is. */
export type StoreFault =
  | 'signed-out'
  | 'session-expired'
  | 'forbidden'
  | 'absent'
  | 'removed'
  | 'conflict'
  | 'claimed'
  | 'managed'
  | 'locked'
  | 'missing'
  | 'unreachable'
  | 'throttled'
  /** Sent, and no answer came: read again, don't send again. */
  | 'unknown-outcome'
  | 'unsupported'
  | 'broken';

/** What the audit log keeps of one store call. */
export interface Receipt {
  readonly store: StoreId;
  readonly requestId?: string;
}

export interface StoreFailure {
  readonly fault: StoreFault;
  /** With the fault `missing`: why, where that is known. */
  readonly missing?: MissingReason;
  readonly receipt: Receipt;
}

export type StoreResult<T> = Result<{ readonly value: T; readonly receipt: Receipt }, StoreFailure>;

/** Opaque: compare for equality only. `absent` is that of nothing at all. */
export type Revision = string;

export interface StoredKey {
  readonly record: KeyRecord;
  readonly fields: Fields;
}

interface StoreTraits {
  readonly shared: boolean;
  readonly network: boolean;
  /** Who makes `expected revision` hold: the server, or a lock on this machine. */
  readonly compareAndSwap: 'server' | 'machine';
  readonly history: boolean;
  readonly rightsReadable: boolean;
}

type StoreVerb = 'read' | 'write' | 'remove' | 'list';

export type MissingReason =
  /** No D-Bus session bus to reach a secret service on. */
  | 'no-session-bus'
  /** A session bus, but no program on it that offers the Secret Service. */
  | 'no-secret-service'
  /** The system library libsecret is not installed. */
  | 'no-libsecret'
  /** No binary for this platform. */
  | 'unsupported-platform'
  | 'unknown';

/** Whether the store can be used now; the UI shows it with the exact fix. */
export type Availability =
  | { readonly state: 'available' }
  | { readonly state: 'locked' }
  | { readonly state: 'missing'; readonly reason: MissingReason };

/** Where fields rest. All calls are cut after 10 s with `locked`; none falls back to another store. */
export interface SecretStore {
  readonly id: StoreId;
  readonly traits: StoreTraits;
  availability(): Promise<Availability>;
  list(): Promise<
    StoreResult<readonly { readonly record: KeyRecord; readonly revision: Revision }[]>
  >;
  /** Faults: `absent`, `broken` (an item that cannot be parsed), and the general ones. */
  read(id: KeyId): Promise<StoreResult<StoredKey & { readonly revision: Revision }>>;
  /** Never blind: `conflict` when what is stored is not at `expected`. */
  write(id: KeyId, expected: Revision, key: StoredKey): Promise<StoreResult<Revision>>;
  /** Keeps a pending credential beside the active one. `claimed` when another is staged already. */
  stage(id: KeyId, key: StoredKey): Promise<StoreResult<Revision>>;
  /** Makes the staged credential the active one, if the active one is still at `expected`. */
  promote(id: KeyId, expected: Revision): Promise<StoreResult<Revision>>;
  discard(id: KeyId): Promise<StoreResult<void>>;
  remove(id: KeyId, expected: Revision): Promise<StoreResult<void>>;
  allowed(id: KeyId): Promise<Readonly<Record<StoreVerb, 'yes' | 'no' | 'unknown'>>>;
}

export type IndexFault =
  /** The file could not be understood; nothing was changed. `rebuild` sets it aside. */
  | { readonly code: 'damaged' }
  | { readonly code: 'newer-format' }
  | { readonly code: 'busy' }
  | { readonly code: 'io'; readonly errno: string };

/** `keys.json`, shared by every window of this user. */
export interface KeyIndex {
  read(): Promise<Result<IndexState, IndexFault>>;
  /** The same without waiting, for the moments in which nothing can be waited for. */
  readNow(): Result<IndexState, IndexFault>;
  /** Runs `change` on the newest state under the lock of all windows, and makes the outcome durable. */
  update<T>(
    change: (state: IndexState) => { readonly state: IndexState; readonly result: T },
  ): Promise<Result<T, IndexFault>>;
  /** Sets a damaged file aside (never deletes it) and starts anew with `keys`. Answers the file's new name. */
  rebuild(keys: readonly KeyRecord[]): Promise<Result<{ readonly setAside: string }, IndexFault>>;
  /** Fires when this or another window changed the file. */
  readonly onDidChange: Listen<void>;
}

/** Fingerprints need a key that rests in the keychain, so they can fail as a store does. */
export type Fingerprinter = (fields: Fields) => Promise<Result<Fingerprints, StoreFailure>>;

export type AuditFault =
  | { readonly code: 'store'; readonly failure: StoreFailure }
  | { readonly code: 'busy' }
  | { readonly code: 'io'; readonly errno: string }
  /** The log has lines but its key is gone from the keychain: nothing can be appended in good faith. */
  | { readonly code: 'key-lost' };

export interface AuditLog {
  /** Appends all of `events`, in order and durably, or none. */
  append(...events: readonly AuditEvent[]): Promise<Result<void, AuditFault>>;
  verify(): Promise<Result<Verdict, AuditFault>>;
  /** Where the log is, for *Show Audit Log*. */
  readonly path: string;
}

/** Grants that outlive this window, kept under a MAC outside every workspace. */
export interface GrantStore {
  /** A grant whose MAC does not hold is not answered. */
  list(): Promise<Result<readonly Grant[], StoreFailure>>;
  add(...grants: readonly Grant[]): Promise<Result<void, StoreFailure>>;
  /** Removes the grants that `match` picks and answers them. */
  remove(match: (grant: Grant) => boolean): Promise<Result<readonly Grant[], StoreFailure>>;
  readonly onDidChange: Listen<void>;
}

export type LockFault =
  /** Another window or command held the lock for the whole bounded wait. */
  { readonly code: 'busy' } | { readonly code: 'io'; readonly errno: string };

/** Runs `section` while no other holder of the same lock, in any process of this user, runs its own. */
export type Exclusive = <T>(section: () => Promise<T>) => Promise<Result<T, LockFault>>;

/** Puts a secret on the clipboard and takes it off again after 30 s, if it is still there. */
export type CopyForAWhile = (secret: Secret) => Promise<void>;

export interface Random {
  uuid(): string;
  /** 256 random bits as 43 base64url characters. */
  token(): string;
}

/** SHA-256 of UTF-8 text as 64 lower-case hex digits. */
export type Sha256 = (text: string) => string;
