import type { Environment, Field, Scope, Verified } from '../keys/vocabulary.ts';

/** Where a group of facts comes from. `secondHand` marks a source that quotes the exchange's own text. */
export interface Provenance {
  readonly verified: Verified;
  readonly source: string;
  readonly secondHand?: true;
}

/**
 * How far keys of an exchange can be rotated: `A` by API on its testnet, `A-unverified` by API but nobody
 * documents it on the testnet, `A-live-only` by API with no testnet, `B` scopes or expiry readable, `C` neither.
 */
type Tier = 'A' | 'A-unverified' | 'A-live-only' | 'B' | 'C';

/** An answer about the testnet or demo host; `none` means the exchange has no such host. */
type SandboxAnswer = 'yes' | 'no' | 'none' | 'unverified';

interface SandboxSupport {
  readonly answer: SandboxAnswer;
  readonly note?: string;
}

export interface TestHost {
  /** Base URL of the host, https. */
  readonly url: string;
  /** The request header that turns a call to the live host into a demo call. */
  readonly header?: { readonly name: string; readonly value: string };
  /** `none`: the host answers canned data without a key, so no key can belong to it. */
  readonly keys?: 'none';
  readonly note?: string;
}

/** What `setSandboxMode(true)` does in ccxt; `unsafe` leaves base URLs undefined and does not throw. */
type SandboxSwitch = 'swaps-urls' | 'adds-header' | 'unsafe';

interface SandboxFacts extends Provenance {
  readonly testnet: readonly TestHost[];
  readonly demo: readonly TestHost[];
  readonly notes?: string;
  readonly ccxt: {
    readonly setSandboxMode: SandboxSwitch;
    /** `has.sandbox` of a fresh instance. */
    readonly sandboxFlag: boolean;
    readonly enableDemoTrading: boolean;
    /** `urls.test`, nested sections joined with a dot; `{hostname}` is filled in by ccxt. */
    readonly testUrls?: Readonly<Record<string, string>>;
    /** `urls.demotrading` or `urls.demo`, in the same form. */
    readonly demoUrls?: Readonly<Record<string, string>>;
  };
}

interface CredentialFacts extends Provenance {
  /** ccxt's required credentials in ccxt's order. */
  readonly required: readonly Field[];
  /** The exchange's own name for a field, where it differs from ccxt's. */
  readonly names?: Readonly<Partial<Record<Field, string>>>;
  readonly notes?: string;
}

/** What the read-out call of an exchange tells about a key. */
type ReadOut =
  'scopes' | 'expiry-only' | 'key-check-only' | 'sub-account-keys-only' | 'unverified' | 'nothing';

interface PermissionsEndpoint extends Provenance {
  readonly reads: ReadOut;
  readonly http?: string;
  /** Implicit ccxt methods, the preferred one first; empty when ccxt does not map the call. */
  readonly ccxtMethods: readonly string[];
  /** What a key must be allowed to do before it may make the call. */
  readonly needs?: string;
  readonly sandbox?: SandboxSupport;
}

interface ScopeRule {
  /** The exchange's own word for the permission, or for the flag that carries it. */
  readonly permission?: string;
  /** The condition on the read-out's response under which the scope is granted. */
  readonly when: string;
  /** Set where this one rule is known less well than its group. */
  readonly verified?: Verified;
}

interface ScopeMapping extends Provenance {
  /** A scope that is absent cannot be read from the response. */
  readonly scopes: Readonly<Partial<Record<Scope, ScopeRule>>>;
  readonly ipRestricted?: string;
  readonly ipList?: string;
  readonly createdAt?: string;
  readonly expiresAt?: string;
  readonly lastUsedAt?: string;
  readonly keyId?: string;
  /** Further facts of the response by name, such as `status` or `readOnlyFlag`. */
  readonly more?: Readonly<Record<string, string>>;
  readonly caveat?: string;
}

type KeyOperation =
  | 'create'
  | 'list'
  | 'update'
  | 'ip'
  | 'delete'
  | 'reset'
  | 'enable'
  | 'disable'
  | 'broker'
  | 'revokeAll';

interface OperationFacts {
  readonly http?: string;
  /** Implicit ccxt methods, the preferred one first; empty when ccxt does not map the call. */
  readonly ccxtMethods: readonly string[];
  /** The ccxt method by which a key acts on itself rather than on another key. */
  readonly ccxtMethodSelf?: string;
  readonly params?: string;
  readonly note?: string;
}

interface KeyManagement extends Provenance {
  /** Whose keys the API manages (`sub-account`, `self`, …); absent where keys are made in the web page only. */
  readonly manages?: string;
  readonly operations: Readonly<Partial<Record<KeyOperation, OperationFacts>>>;
  /** The right a key needs before it may manage keys. */
  readonly callerRights?: string;
  /** The exchange's own word for that right, where one permission carries it. */
  readonly permission?: string;
  readonly sandbox?: SandboxSupport;
  readonly note?: string;
}

export interface PageFacts {
  /** An https address that can be opened as it is. */
  readonly url: string;
  /** Where to go from there, steps joined with ` > `. */
  readonly path?: string;
  readonly note?: string;
  readonly alternatives?: readonly { readonly url: string; readonly note: string }[];
  /** Set where this one page is known less well than its group. */
  readonly verified?: Verified;
}

interface ManagePages extends Provenance {
  readonly pages: Readonly<Partial<Record<Environment, PageFacts>>>;
}

/** The circumstance under which an expiry rule holds; without one it holds for every key. */
export type ExpiryCondition = 'no-ip-allowlist' | 'ip-allowlist' | 'read-only';

/**
 * One documented rule. `idle` counts days without use, `fixed` days from creation, `user-set` is a date the
 * user chooses (`days` is then the longest allowed), `event` counts days after `event`; `never` documents that
 * such keys do not expire. `text` is the rule in words and is always there.
 */
export interface ExpiryRule {
  readonly kind: 'idle' | 'fixed' | 'user-set' | 'event' | 'never';
  readonly days?: number;
  /** The choices in days that a user has, where they are a list. */
  readonly choices?: readonly number[];
  readonly event?: 'password-changed';
  readonly conditions: readonly ExpiryCondition[];
  /** The rule holds for keys with any of these scopes; absent means for every key. */
  readonly scopes?: readonly Scope[];
  /** Absent means every environment. */
  readonly environments?: readonly Environment[];
  /** What happens at the end: the whole key dies, or only its right to trade. */
  readonly effect: 'key-invalid' | 'trade-disabled' | 'none';
  readonly text: string;
  /** Set where this one rule is known less well than its group. */
  readonly verified?: Verified;
}

interface ExpiryFacts extends Provenance {
  readonly rules: readonly ExpiryRule[];
  /** What else is known about expiry and allow-lists, including that nothing was found. */
  readonly notes: readonly string[];
}

export type PemKind = 'RSA' | 'EC' | 'Ed25519';

export interface FieldFormat {
  /** A regular expression for the whole value, unanchored in the data and anchored when used. */
  readonly pattern?: string;
  readonly description: string;
  /** Kinds of PEM private key that ccxt signs with when this field holds one. */
  readonly pem?: readonly PemKind[];
  /** Set where this one format is known less well than its group. */
  readonly verified?: Verified;
}

interface FormatFacts extends Provenance {
  readonly fields: Readonly<Partial<Record<Field, FieldFormat>>>;
  /** Values printed in documentation: the right shape, never a working key. */
  readonly docSamples: readonly string[];
  /** Other things that have the same shape. */
  readonly falseFriends: readonly string[];
  /** The public half of the key, where the fields hold only the private one. */
  readonly publicPart?: string;
  /** The file that the exchange hands out, and its keys. */
  readonly file?: string;
}

interface HealthCheck extends Provenance {
  /** A ccxt method without side effects that fails when the key does not work. */
  readonly methods: Readonly<Partial<Record<Environment, string>>>;
  readonly params?: string;
  readonly note?: string;
}

/**
 * What is known of one exchange. `id` is ccxt's, and the class is `ccxt.<id>` in JavaScript and in Python (there
 * by ccxt's convention, not tried).
 */
export interface ExchangeFacts {
  /** Place in the list, 1 first. */
  readonly rank: number;
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  readonly tierReason: string;
  readonly sandbox: SandboxFacts;
  readonly credentials: CredentialFacts;
  readonly permissionsEndpoint: PermissionsEndpoint;
  /** Absent where no response could be read that tells scopes. */
  readonly mapping?: ScopeMapping;
  readonly keyManagement: KeyManagement;
  readonly managePages: ManagePages;
  readonly expiry: ExpiryFacts;
  readonly formats: FormatFacts;
  readonly healthCheck: HealthCheck;
}
