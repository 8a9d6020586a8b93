import type { Observation } from '../../core/keys/keyRecord.ts';
import { SCOPES } from '../../core/keys/vocabulary.ts';
import type { Timestamp } from '../../core/kernel/time.ts';
import type { SampleRights } from './ports.ts';

/** Where the practice exchange lists its sample keys and what each may do. */
const SAMPLE_LIST = 'POST /practice/sample-keys';

/** What the practice exchange says of a sample key. It plays the exchange, so what it does not grant is denied. */
export function observeSample(rights: SampleRights, at: Timestamp): Observation {
  const { scopes, allowlist, createdAt, expiresAt } = rights;
  return {
    at,
    endpoint: SAMPLE_LIST,
    scopes: Object.fromEntries(
      SCOPES.map((scope) => [scope, scopes.includes(scope) ? 'granted' : 'denied']),
    ),
    ipAllowlist: allowlist,
    createdAt,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}
