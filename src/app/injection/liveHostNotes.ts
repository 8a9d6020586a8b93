import { auditedKey, type AuditEvent } from '../../core/audit/event.ts';
import { liveHostWarnings, type LiveHostSeen } from '../../core/inject/liveHosts.ts';
import type { KeyVariables } from '../../core/inject/variables.ts';
import { isString, type UnknownRecord } from '../../core/kernel/parse.ts';
import type { GrantedKey } from './askForGrants.ts';
import type { LaunchWorld } from './world.ts';

/** Whoever was asked about a key has read the warning in the question. */
export function untold(
  seen: readonly LiveHostSeen[],
  granted: readonly GrantedKey[],
): readonly LiveHostSeen[] {
  return seen.filter(({ record }) =>
    granted.some((key) => key.record.id === record.id && !key.asked),
  );
}

/** Writes down which live hosts a configuration names although its keys are of a sandbox, and answers them. */
export async function noteLiveHosts(
  world: Pick<LaunchWorld, 'audit'>,
  configuration: UnknownRecord,
  keys: readonly KeyVariables[],
): Promise<readonly LiveHostSeen[]> {
  const seen = liveHostWarnings(
    configuration,
    keys.map(({ record }) => record),
  );
  const { name } = configuration;
  const events = seen.map(({ record, host, where }): AuditEvent => ({
    type: 'live.host',
    key: auditedKey(record),
    configuration: isString(name) ? name : '',
    host,
    where,
  }));
  // A warning, so that the launch goes on even when it cannot be written down.
  if (events.length > 0) await world.audit.append(...events);
  return seen;
}
