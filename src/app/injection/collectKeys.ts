import { interlock } from '../../core/inject/interlock.ts';
import { factVariables } from '../../core/inject/variables.ts';
import { findById, type IndexState } from '../../core/keys/keyIndex.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import type { Secret } from '../../core/keys/secret.ts';
import type { Field } from '../../core/keys/vocabulary.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import type { RedeemedVariables, RedeemRefusal } from './ports.ts';
import type { LaunchTicket, TicketedKey } from './ticketBook.ts';
import type { RedeemWorld } from './world.ts';

type Collected<T> = Result<T, RedeemRefusal>;

/** The values and facts that a ticket stands for, if everything that was true when it was minted still is. */
export async function collectKeys(
  world: RedeemWorld,
  ticket: LaunchTicket,
): Promise<Collected<RedeemedVariables>> {
  const { keys } = ticket.launch;
  const index = await world.index.read();
  if (!index.ok) return err('index');
  const secrets = new Map<string, Secret>();
  for (const key of keys) {
    const allowed = await checkAgain(world, ticket.id, index.value, key);
    if (!allowed.ok) return allowed;
    const fields = await readFields(world, key);
    if (!fields.ok) return fields;
    for (const [name, secret] of fields.value) secrets.set(name, secret);
  }
  const practice = keys.some(({ record }) => record.environment === 'practice');
  const facts = factVariables(keys, practice ? await world.practiceUrl() : undefined);
  return ok({ secrets, facts });
}

/** The key as it is listed now, if it may still go where it was to go. */
export function stillAllowed(
  world: Pick<RedeemWorld, 'allowLiveKeys'>,
  state: IndexState,
  { record }: TicketedKey,
): KeyRecord | undefined {
  const current = findById(state, record.id);
  if (!current || interlock(current, world.allowLiveKeys())) return undefined;
  // Consent was to this exchange and environment.
  const same = current.environment === record.environment && current.exchange === record.exchange;
  return same ? current : undefined;
}

async function checkAgain(
  world: RedeemWorld,
  ticketId: string,
  state: IndexState,
  key: TicketedKey,
): Promise<Collected<void>> {
  const current = stillAllowed(world, state, key);
  if (!current) return err('refused');
  if (key.grant.duration === 'once') return ok(undefined);
  const covering = await world.grants.covering(current, key.launch);
  if (!covering.ok) return err('store');
  if (covering.value) return ok(undefined);
  world.tickets.kill(ticketId);
  return err('withdrawn');
}

async function readFields(
  world: RedeemWorld,
  { record, variables }: TicketedKey,
): Promise<Collected<ReadonlyMap<string, Secret>>> {
  const stored = await world.store.read(record.id);
  if (!stored.ok) return err(stored.error.fault === 'absent' ? 'refused' : 'store');
  const secrets = new Map<string, Secret>();
  for (const [field, name] of Object.entries(variables) as [Field, string][]) {
    const secret = stored.value.value.fields.get(field);
    if (!secret) return err('refused');
    secrets.set(name, secret);
  }
  return ok(secrets);
}
