import { interlock } from '../../core/inject/interlock.ts';
import { factVariables } from '../../core/inject/variables.ts';
import { findById, withKey, type IndexState } from '../../core/keys/keyIndex.ts';
import type { KeyId } from '../../core/keys/keyRecord.ts';
import type { Secret } from '../../core/keys/secret.ts';
import type { Field } from '../../core/keys/vocabulary.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import { timestamp } from '../../core/kernel/time.ts';
import type { Redeem, RedeemedVariables, RedeemRefusal } from './ports.ts';
import type { LaunchTicket, TicketedKey } from './ticketBook.ts';
import type { UnknownTickets } from './unknownTickets.ts';
import { forEachKey, type RedeemWorld } from './world.ts';

type Redeemed<T> = Result<T, RedeemRefusal>;

/** Trades a token for the keys of its launch, if everything that was true at the launch still is. */
export function createRedeem(world: RedeemWorld, unknown?: Pick<UnknownTickets, 'note'>): Redeem {
  return async (token) => {
    const presented = world.tickets.present(token);
    if (!presented) {
      await (unknown?.note() ?? world.audit.append({ type: 'ticket.unknown' }));
      return err('unknown');
    }
    const { ticket, refused } = presented;
    const redeemed = refused === undefined ? await handOver(world, ticket) : err(refused);
    if (!redeemed.ok) await noteRefusal(world, ticket, redeemed.error);
    return redeemed;
  };
}

async function handOver(
  world: RedeemWorld,
  ticket: LaunchTicket,
): Promise<Redeemed<RedeemedVariables>> {
  const { configuration, keys } = ticket.launch;
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
  // In the log first: a key whose journey cannot be written down does not travel.
  const noted = await world.audit.append(
    ...forEachKey(configuration, keys, (about) => ({
      type: 'ticket.redeemed',
      ...about,
      ticket: ticket.id,
      use: ticket.uses,
    })),
  );
  if (!noted.ok) return err('audit');
  // The program need not wait for this, and it is for display only: the audit log is what counts.
  void world.index.update((state) => ({
    state: touched(state, new Set(keys.map(({ record }) => record.id)), world.clock()),
    result: undefined,
  }));
  return ok({ secrets, facts });
}

async function checkAgain(
  world: RedeemWorld,
  ticketId: string,
  state: IndexState,
  { record, launch, grant }: TicketedKey,
): Promise<Redeemed<void>> {
  const current = findById(state, record.id);
  if (!current || interlock(current, world.allowLiveKeys())) return err('refused');
  // Consent was to this exchange and environment.
  if (current.environment !== record.environment || current.exchange !== record.exchange)
    return err('refused');
  if (grant.duration === 'once') return ok(undefined);
  const covering = await world.grants.covering(current, launch);
  if (!covering.ok) return err('store');
  if (covering.value) return ok(undefined);
  world.tickets.kill(ticketId);
  return err('withdrawn');
}

async function readFields(
  world: RedeemWorld,
  { record, variables }: TicketedKey,
): Promise<Redeemed<ReadonlyMap<string, Secret>>> {
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

async function noteRefusal(
  world: RedeemWorld,
  ticket: LaunchTicket,
  reason: RedeemRefusal,
): Promise<void> {
  await world.audit.append(
    ...forEachKey(ticket.launch.configuration, ticket.launch.keys, (about) => ({
      type: 'ticket.refused',
      ...about,
      ticket: ticket.id,
      reason,
    })),
  );
}

function touched(state: IndexState, ids: ReadonlySet<KeyId>, now: number): IndexState {
  return state.keys
    .filter(({ id }) => ids.has(id))
    .reduce((next, record) => withKey(next, { ...record, lastUsedAt: timestamp(now) }), state);
}
