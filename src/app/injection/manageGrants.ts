import { auditedKey, type AuditEvent } from '../../core/audit/event.ts';
import type { Grant } from '../../core/inject/grant.ts';
import { findById } from '../../core/keys/keyIndex.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import { anyOf } from './grantBook.ts';
import type { ListedGrant } from './ports.ts';
import type { LaunchStop, RedeemWorld } from './world.ts';

type GrantsFault = Extract<LaunchStop, { readonly code: 'store' | 'index' | 'audit' }>;
type GrantsWorld = Pick<RedeemWorld, 'grants' | 'tickets' | 'index' | 'audit'>;

/** Every grant that could still let a key out: lasting ones, this window's, and those of running launches. */
export async function listGrants(
  world: GrantsWorld,
): Promise<Result<readonly ListedGrant[], GrantsFault>> {
  const kept = await world.grants.list();
  if (!kept.ok) return err({ code: 'store', failure: kept.error });
  const index = await world.index.read();
  if (!index.ok) return err({ code: 'index', fault: index.error });
  const once = world.tickets
    .alive()
    .filter(({ end }) => end === undefined)
    .flatMap(({ launch }) => launch.keys.map(({ grant }) => grant))
    .filter(({ duration }) => duration === 'once');
  return ok(
    [...kept.value, ...once].map((grant) => {
      const record = findById(index.value, grant.keyId);
      return record ? { grant, record } : { grant };
    }),
  );
}

/** Takes grants away; tickets that stand on them are dead at once. Answers how many grants there were. */
export async function withdrawGrants(
  world: GrantsWorld,
  listed: readonly ListedGrant[],
): Promise<Result<number, GrantsFault>> {
  const chosen = listed.map(({ grant }) => grant);
  // Taking permission away must work even when it cannot be written down.
  killTickets(world, chosen);
  const withdrawn = await world.grants.withdraw(anyOf(chosen));
  if (!withdrawn.ok) return err({ code: 'store', failure: withdrawn.error });
  const events = listed.flatMap(({ grant, record }): AuditEvent[] => {
    if (!record) return [];
    const { launch, configuration } = grant;
    return [{ type: 'grant.withdrawn', key: auditedKey(record), launch, configuration }];
  });
  const noted = events.length === 0 ? ok(undefined) : await world.audit.append(...events);
  return noted.ok ? ok(chosen.length) : err({ code: 'audit', fault: noted.error });
}

function killTickets(world: GrantsWorld, chosen: readonly Grant[]): void {
  const isChosen = anyOf(chosen);
  for (const { id, launch } of world.tickets.alive())
    if (launch.keys.some(({ grant }) => isChosen(grant))) world.tickets.kill(id);
}
