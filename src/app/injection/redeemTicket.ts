import { withKey, type IndexState } from '../../core/keys/keyIndex.ts';
import type { KeyId } from '../../core/keys/keyRecord.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import { timestamp } from '../../core/kernel/time.ts';
import { collectKeys } from './collectKeys.ts';
import type { OutputWatch } from './outputWatch.ts';
import type { Redeem, RedeemedVariables, RedeemRefusal } from './ports.ts';
import type { LaunchTicket } from './ticketBook.ts';
import type { UnknownTickets } from './unknownTickets.ts';
import { forEachKey, type RedeemWorld } from './world.ts';

type Redeemed<T> = Result<T, RedeemRefusal>;

interface RedeemDeskWorld extends RedeemWorld {
  readonly output: Pick<OutputWatch, 'expect'>;
  readonly unknownTickets: Pick<UnknownTickets, 'note'>;
  /** A program of this launch was refused; said once for each reason. Its own words may never reach the user. */
  readonly onRefused: (refused: RefusedProgram) => void;
}

export interface RefusedProgram {
  readonly configuration: string;
  readonly reason: RedeemRefusal;
}

/** Trades a token for the keys of its launch, if everything that was true at the launch still is. */
export function createRedeem(world: RedeemDeskWorld): Redeem {
  const told = new Set<string>();
  const tell = ({ id, launch: { configuration } }: LaunchTicket, reason: RedeemRefusal): void => {
    const what = `${id} ${reason}`;
    if (told.has(what)) return;
    told.add(what);
    world.onRefused({ configuration, reason });
  };

  return async (token) => {
    const presented = world.tickets.present(token);
    if (!presented) {
      await world.unknownTickets.note();
      return err('unknown');
    }
    const { ticket, refused } = presented;
    const redeemed = refused === undefined ? await handOver(world, ticket) : err(refused);
    if (redeemed.ok) world.output.expect(ticket, redeemed.value.secrets);
    else {
      tell(ticket, redeemed.error);
      await noteRefusal(world, ticket, redeemed.error);
    }
    return redeemed;
  };
}

async function handOver(
  world: RedeemWorld,
  ticket: LaunchTicket,
): Promise<Redeemed<RedeemedVariables>> {
  const collected = await collectKeys(world, ticket);
  if (!collected.ok) return collected;
  // In the log first: a key whose journey cannot be written down does not travel.
  const noted = await noteUse(world, ticket);
  return noted.ok ? collected : noted;
}

/** Writes down that a launch has its keys. */
export async function noteUse(
  world: Pick<RedeemWorld, 'audit' | 'index' | 'clock'>,
  ticket: LaunchTicket,
): Promise<Redeemed<void>> {
  const { configuration, keys } = ticket.launch;
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
  return ok(undefined);
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
