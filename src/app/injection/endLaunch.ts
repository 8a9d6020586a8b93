import type { LaunchTicket } from './ticketBook.ts';
import { forEachKey, type RedeemWorld } from './world.ts';

/** A launch that ended although its program never asked for the keys it was granted. */
export interface UnusedLaunch {
  readonly configuration: string;
}

/** A session that carries a ticket begins, or begins again. Call it before its launch message leaves. */
export function startLaunch(
  world: Pick<RedeemWorld, 'tickets'>,
  ticketId: string,
  session: string,
): void {
  world.tickets.start(ticketId, session);
}

/** Ends the ticket of a session that is over; answers it when the program never redeemed it. */
export async function endLaunch(
  world: Pick<RedeemWorld, 'tickets' | 'audit'>,
  session: string,
): Promise<UnusedLaunch | undefined> {
  const ticket = world.tickets.endSession(session);
  if (!ticket || ticket.uses > 0) return undefined;
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
