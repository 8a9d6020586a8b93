import type { Grant } from '../../core/inject/grant.ts';
import {
  endTicket,
  expireTicket,
  FIRST_USE_MS,
  mintTicket,
  rearmTicket,
  redeemTicket,
  type Ticket,
  type TicketRefusal,
} from '../../core/inject/ticket.ts';
import type { FieldVariables } from '../../core/inject/request.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import type { Clock } from '../../core/kernel/time.ts';
import type { Random, Sha256 } from '../ports.ts';
import type { ConstantTimeEquals, Schedule } from './ports.ts';

/** One key that a ticket stands for. */
export interface TicketedKey {
  /** As it was when the ticket was minted; a redemption reads the newest. */
  readonly record: KeyRecord;
  readonly variables: FieldVariables;
  /** The launch hash that the grant is for. */
  readonly launch: string;
  readonly grant: Grant;
}

interface TicketedLaunch {
  readonly configuration: string;
  readonly keys: readonly TicketedKey[];
}

export interface LaunchTicket extends Ticket {
  readonly launch: TicketedLaunch;
  /** The debug session that started with it; absent until it did. */
  readonly session?: string;
}

interface Presented {
  readonly ticket: LaunchTicket;
  readonly refused?: TicketRefusal;
}

/** The tickets of this window. They live in memory alone, and only as digests of their tokens. */
export interface TicketBook {
  mint(launch: TicketedLaunch): { readonly token: string; readonly ticket: LaunchTicket };
  /** Counts a presentation; `undefined` for a token nobody minted. */
  present(token: string): Presented | undefined;
  /** Ties a ticket to the session that carries it, and arms it again when that same session restarts. */
  start(ticketId: string, session: string): void;
  /** Ends the ticket of a session and answers it. */
  endSession(session: string): LaunchTicket | undefined;
  /** Ends a ticket for good. */
  kill(ticketId: string): void;
  /** Tickets that could still be redeemed. */
  alive(): readonly LaunchTicket[];
}

interface TicketBookWorld {
  readonly clock: Clock;
  readonly random: Random;
  readonly sha256: Sha256;
  readonly equals: ConstantTimeEquals;
  readonly schedule: Schedule;
  /** Called for a ticket that nobody redeemed in time. */
  readonly onExpired: (ticket: LaunchTicket) => void;
}

/** Dead tickets are kept this long, so that a late program is told why; the oldest go first. */
const KEPT = 200;

export function createTicketBook(world: TicketBookWorld): TicketBook {
  const tickets = new Map<string, LaunchTicket>();
  const put = (ticket: LaunchTicket, change: Ticket): LaunchTicket => {
    const changed: LaunchTicket = {
      ...change,
      launch: ticket.launch,
      ...(ticket.session === undefined ? {} : { session: ticket.session }),
    };
    tickets.set(ticket.id, changed);
    return changed;
  };

  function watch(id: string): void {
    world.schedule(FIRST_USE_MS, () => {
      const ticket = tickets.get(id);
      if (!ticket || ticket.end !== undefined) return;
      const after = put(ticket, expireTicket(ticket, world.clock()));
      if (after.end === 'expired') world.onExpired(after);
    });
  }

  function forgetOldest(): void {
    for (const { id, end } of [...tickets.values()]) {
      if (tickets.size <= KEPT) return;
      if (end !== undefined) tickets.delete(id);
    }
  }

  return {
    mint(launch) {
      const token = world.random.token();
      const base = mintTicket(world.random.uuid(), world.sha256(token), world.clock());
      const ticket: LaunchTicket = { ...base, launch };
      tickets.set(ticket.id, ticket);
      forgetOldest();
      watch(ticket.id);
      return { token, ticket };
    },
    present(token) {
      const digest = world.sha256(token);
      const found = [...tickets.values()].find((one) => world.equals(one.digest, digest));
      if (!found) return undefined;
      const { ticket, refused } = redeemTicket(found, world.clock());
      const after = put(found, ticket);
      return refused === undefined ? { ticket: after } : { ticket: after, refused };
    },
    start(ticketId, session) {
      const ticket = tickets.get(ticketId);
      if (!ticket || (ticket.session !== undefined && ticket.session !== session)) return;
      const armed = rearmTicket(ticket, world.clock());
      put({ ...ticket, session }, armed);
      if (armed !== ticket) watch(ticketId);
    },
    endSession(session) {
      const ticket = [...tickets.values()].find((one) => one.session === session);
      return ticket && put(ticket, endTicket(ticket, 'session-ended'));
    },
    kill(ticketId) {
      const ticket = tickets.get(ticketId);
      // A session that ended could come back by a restart; a withdrawn grant must hold then, too.
      if (ticket) put(ticket, endTicket(rearmTicket(ticket, world.clock()), 'withdrawn'));
    },
    alive() {
      return [...tickets.values()].filter(
        ({ end }) => end === undefined || end === 'session-ended',
      );
    },
  };
}
