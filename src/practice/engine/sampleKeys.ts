import type { Scope } from '../../core/keys/vocabulary.ts';
import type { ExchangeDefinition } from './exchange.ts';
import { sharedSecret, type PracticeKey } from './keys.ts';

const SAMPLE_ROLES = ['trading', 'read-only', 'ip-restricted', 'expired'] as const;
export type SampleRole = (typeof SAMPLE_ROLES)[number];

/** A credential that the practice exchange hands out, field names as in ccxt. */
export interface SampleKey {
  readonly role: SampleRole;
  readonly label: string;
  readonly fields: { readonly apiKey: string; readonly secret: string };
  readonly scopes: readonly Scope[];
  readonly allowlist: readonly string[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly expiresAt?: number;
}

interface SampleRow {
  readonly scopes: readonly Scope[];
  readonly allowlist: readonly string[];
  readonly ageInDays: number;
  readonly expiredForDays?: number;
}

const DAY = 86_400_000;

// Clients arrive from 127.0.0.1 unless they bind another loopback address, so that an allowlist with
// 127.0.0.2 alone refuses the ordinary client and admits one that binds it.
const SAMPLES: Readonly<Record<SampleRole, SampleRow>> = {
  trading: { scopes: ['read', 'trade.spot'], allowlist: [], ageInDays: 30 },
  'read-only': { scopes: ['read'], allowlist: [], ageInDays: 200 },
  'ip-restricted': { scopes: ['read', 'trade.spot'], allowlist: ['127.0.0.2'], ageInDays: 10 },
  expired: { scopes: ['read', 'trade.spot'], allowlist: [], ageInDays: 400, expiredForDays: 10 },
};

/** The same four credentials for the same seed; their ages count back from `startedAt`. */
export function sampleKeys(
  exchange: string,
  definition: ExchangeDefinition,
  seed: string,
  startedAt: number,
): readonly SampleKey[] {
  return SAMPLE_ROLES.map((role) => {
    const { scopes, allowlist, ageInDays, expiredForDays } = SAMPLES[role];
    return {
      role,
      label: `practice-${role}`,
      fields: definition.mint(seed, `${exchange}/${role}`),
      scopes: scopes.filter((scope) => definition.scopes.includes(scope)),
      allowlist,
      createdAt: startedAt - ageInDays * DAY,
      ...(expiredForDays === undefined ? {} : { expiresAt: startedAt - expiredForDays * DAY }),
    };
  });
}

export function toPracticeKey(sample: SampleKey): PracticeKey {
  const { label, fields, scopes, allowlist, createdAt, expiresAt } = sample;
  return {
    id: fields.apiKey,
    label,
    verifier: sharedSecret(fields.secret),
    scopes,
    allowlist,
    createdAt,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}
