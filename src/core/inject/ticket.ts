/** A random, expiring handle for one launch. */
export interface Ticket {
  /** Names the ticket in the configuration and in the audit log; worth nothing by itself. */
  readonly id: string;
  /**
   * SHA-256 of the token, 64 hex digits; the token itself is never kept. Absent until the launch message has left: a
   * ticket that no verified launch carries cannot be redeemed.
   */
  readonly digest?: string;
  /** When it was minted or last armed; milliseconds since the epoch. */
  readonly armedAt: number;
  /** Since it was last armed. */
  readonly uses: number;
  readonly end?: TicketEnd;
}

type TicketEnd = 'expired' | 'session-ended' | 'withdrawn';

export type TicketRefusal = TicketEnd | 'used-up';

/** From the launch to the first redemption; afterwards the ticket lives as long as its session. */
export const FIRST_USE_MS = 60_000;
/** Auto-restarting debuggers and `node --watch` redeem again without a new launch. */
export const MAX_USES = 8;

export function mintTicket(id: string, now: number): Ticket {
  return { id, armedAt: now, uses: 0 };
}

/**
 * Gives a ticket its token, at each start and restart of its session another one: what an earlier one was seen by is
 * of no use any more. One that was withdrawn or ran out stays dead.
 */
export function armTicket(
  ticket: Ticket,
  digest: string,
  now: number,
): { readonly ticket: Ticket; readonly refused?: TicketEnd } {
  const current = expireTicket(ticket, now);
  if (current.end === 'expired' || current.end === 'withdrawn')
    return { ticket: current, refused: current.end };
  return { ticket: { id: ticket.id, digest, armedAt: now, uses: 0 } };
}

/** Makes the token worthless, and nothing else: a restart of the session gets another. */
export function spendTicket(ticket: Ticket): Ticket {
  return { ...ticket, uses: MAX_USES };
}

/** What the ticket becomes when it is presented at `now`, and whether that presentation counts. */
export function redeemTicket(
  ticket: Ticket,
  now: number,
): { readonly ticket: Ticket; readonly refused?: TicketRefusal } {
  const current = expireTicket(ticket, now);
  if (current.end !== undefined) return { ticket: current, refused: current.end };
  if (current.uses >= MAX_USES) return { ticket: current, refused: 'used-up' };
  return { ticket: { ...current, uses: current.uses + 1 } };
}

/** Ends a ticket that nobody redeemed in time. */
export function expireTicket(ticket: Ticket, now: number): Ticket {
  const overdue = ticket.uses === 0 && now - ticket.armedAt >= FIRST_USE_MS;
  return ticket.end === undefined && overdue ? { ...ticket, end: 'expired' } : ticket;
}

/** The first end is the one that stays, but that a withdrawal also bars the way back of an ended session. */
export function endTicket(ticket: Ticket, end: TicketEnd): Ticket {
  const stays =
    ticket.end !== undefined && !(ticket.end === 'session-ended' && end === 'withdrawn');
  return stays ? ticket : { ...ticket, end };
}
