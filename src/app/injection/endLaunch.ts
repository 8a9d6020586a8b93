import type { DepartureWorld } from './launchLeaves.ts';
import type { LaunchTicket } from './ticketBook.ts';
import { forEachKey, type RedeemWorld } from './world.ts';

/** A launch that ended although its program never asked for the keys it was granted. */
export interface UnusedLaunch {
  readonly configuration: string;
}

/** Ends the tickets of a session that is over; answers its launch when the program never had its keys. */
export async function endLaunch(
  world: Pick<DepartureWorld, 'tickets' | 'audit' | 'held' | 'output'>,
  session: string,
): Promise<UnusedLaunch | undefined> {
  const ended = world.tickets.endSession(session);
  for (const { id } of ended) {
    world.held.drop(id);
    world.output.forget(id);
  }
  const ticket = ended.at(-1);
  if (!ticket) return undefined;
  if (ticket.uses > 0 || ticket.end === 'withdrawn') return undefined;
  // One that ran out before was written down, and told, then.
  if (ticket.end === 'session-ended') await noteExpired(world, ticket);
  return { configuration: ticket.launch.configuration };
}

/** Writes down that a ticket ended without having been redeemed. */
export async function noteExpired(
  world: Pick<RedeemWorld, 'audit'>,
  ticket: LaunchTicket,
): Promise<void> {
  await world.audit.append(
    ...forEachKey(ticket.launch.configuration, ticket.launch.keys, (about) => ({
      type: 'ticket.expired',
      ...about,
      ticket: ticket.id,
    })),
  );
}
