import type { DepartureWorld } from './launchLeaves.ts';
import type { LaunchTicket } from './ticketBook.ts';
import { forEachKey, type RedeemWorld } from './world.ts';

/** A launch that ended although its program never asked for the keys it was granted. */
export interface UnusedLaunch {
  readonly configuration: string;
}

/** Ends the ticket of a session that is over; answers it when the program never had its keys. */
export async function endLaunch(
  world: Pick<DepartureWorld, 'tickets' | 'audit' | 'held' | 'output'>,
  session: string,
): Promise<UnusedLaunch | undefined> {
  const ticket = world.tickets.endSession(session);
  if (!ticket) return undefined;
  world.held.drop(ticket.id);
  world.output.forget(ticket.id);
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
