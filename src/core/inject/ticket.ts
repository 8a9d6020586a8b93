/** A random, expiring handle for one launch. The token itself is never kept, only its digest. */
export interface Ticket {
  /** Names the ticket in the audit log; tells nothing of the token. */
  readonly id: string;
  /** SHA-256 of the token, 64 hex digits. */
  readonly digest: string;
  /** Milliseconds since the epoch; counted anew when a session restarts. */
  readonly armedAt: number;
  readonly uses: number;
  readonly end?: TicketEnd;
}

type TicketEnd = 'expired' | 'session-ended' | 'withdrawn';

export type TicketRefusal = TicketEnd | 'used-up';

/** From the launch to the first redemption; afterwards the ticket lives as long as its session. */
export const FIRST_USE_MS = 60_000;
/** Auto-restarting debuggers and `node --watch` redeem again without a new launch. */
export const MAX_USES = 8;

export function mintTicket(id: string, digest: string, now: number): Ticket {
  return { id, digest, armedAt: now, uses: 0 };
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

/** The first end is the one that stays. */
export function endTicket(ticket: Ticket, end: TicketEnd): Ticket {
  return ticket.end === undefined ? { ...ticket, end } : ticket;
}

/** A restart of the same session gets its ticket back; one that was withdrawn or ran out stays dead. */
export function rearmTicket(ticket: Ticket, now: number): Ticket {
  if (ticket.end !== 'session-ended') return ticket;
  const { id, digest, uses } = ticket;
  return { id, digest, uses, armedAt: now };
}
