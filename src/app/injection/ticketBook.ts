import type { Grant } from '../../core/inject/grant.ts';
import type { Delivery } from '../../core/inject/mode.ts';
import type { Seal } from '../../core/inject/seal.ts';
import {
  armTicket,
  endTicket,
  expireTicket,
  FIRST_USE_MS,
  mintTicket,
  redeemTicket,
  spendTicket,
  type Ticket,
  type TicketRefusal,
} from '../../core/inject/ticket.ts';
import type { FieldVariables } from '../../core/inject/request.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
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
  /** URI of the workspace folder; empty when there is none. */
  readonly folder: string;
  readonly keys: readonly TicketedKey[];
  readonly delivery: Delivery;
  /** Digest of the program's content, where the grant covers it. */
  readonly entry?: string;
}

export interface LaunchTicket extends Ticket {
  readonly launch: TicketedLaunch;
  /** What the launch message must be like; absent until the configuration is finished. */
  readonly seal?: Seal;
  /** The debug session that started with it; absent until it did. */
  readonly session?: string;
}

interface Presented {
  readonly ticket: LaunchTicket;
  readonly refused?: TicketRefusal;
}

export type ArmRefusal = TicketRefusal | 'other-session';

/** The tickets of this window. They live in memory alone, and only as digests of their tokens. */
export interface TicketBook {
  mint(launch: TicketedLaunch): LaunchTicket;
  seal(ticketId: string, seal: Seal): void;
  find(ticketId: string): LaunchTicket | undefined;
  /** The ticket with this id, or the newest that took its place when their session restarted with a changed launch. */
  current(ticketId: string): LaunchTicket | undefined;
  /** Makes the token that the launch message of this session carries; all earlier tokens of the session are dead. */
  arm(ticketId: string, session: string): Result<string, ArmRefusal>;
  /** Makes the ticket's token worthless until its session restarts. */
  spend(ticketId: string): void;
  /** Counts a presentation; `undefined` for a token nobody made. */
  present(token: string): Presented | undefined;
  /** Ends the tickets of a session and answers them, the newest last; there are several when its launch changed. */
  endSession(session: string): readonly LaunchTicket[];
  /** Ends a ticket for good. */
  kill(ticketId: string): void;
  /** Tickets that could still be redeemed, now or after a restart. */
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
  const put = (before: LaunchTicket, change: Ticket): LaunchTicket => {
    const { launch, seal, session } = before;
    const changed: LaunchTicket = {
      ...change,
      launch,
      ...(seal === undefined ? {} : { seal }),
      ...(session === undefined ? {} : { session }),
    };
    tickets.set(changed.id, changed);
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

  function ofSession(session: string): readonly LaunchTicket[] {
    return [...tickets.values()].filter((one) => one.session === session);
  }

  function forgetOldest(): void {
    for (const { id, end } of [...tickets.values()]) {
      if (tickets.size <= KEPT) return;
      if (end !== undefined) tickets.delete(id);
    }
  }

  return {
    mint(launch) {
      const ticket: LaunchTicket = {
        ...mintTicket(world.random.uuid(), world.clock()),
        launch,
      };
      tickets.set(ticket.id, ticket);
      forgetOldest();
      watch(ticket.id);
      return ticket;
    },
    seal(ticketId, seal) {
      const ticket = tickets.get(ticketId);
      if (ticket) tickets.set(ticketId, { ...ticket, seal });
    },
    find: (ticketId) => tickets.get(ticketId),
    current(ticketId) {
      const ticket = tickets.get(ticketId);
      return ticket?.session === undefined ? ticket : ofSession(ticket.session).at(-1);
    },
    arm(ticketId, session) {
      const found = tickets.get(ticketId);
      if (!found || (found.session !== undefined && found.session !== session))
        return err('other-session');
      const token = world.random.token();
      const { ticket, refused } = armTicket(found, world.sha256(token), world.clock());
      put({ ...found, session }, ticket);
      if (refused !== undefined) return err(refused);
      for (const other of ofSession(session))
        if (other.id !== ticketId) put(other, endTicket(other, 'withdrawn'));
      watch(ticketId);
      return ok(token);
    },
    spend(ticketId) {
      const ticket = tickets.get(ticketId);
      if (ticket) put(ticket, spendTicket(ticket));
    },
    present(token) {
      const digest = world.sha256(token);
      const found = [...tickets.values()].find(
        (one) => one.digest !== undefined && world.equals(one.digest, digest),
      );
      if (!found) return undefined;
      const { ticket, refused } = redeemTicket(found, world.clock());
      const after = put(found, ticket);
      return refused === undefined ? { ticket: after } : { ticket: after, refused };
    },
    endSession(session) {
      return ofSession(session).map((ticket) => put(ticket, endTicket(ticket, 'session-ended')));
    },
    kill(ticketId) {
      const ticket = tickets.get(ticketId);
      if (ticket) put(ticket, endTicket(ticket, 'withdrawn'));
    },
    alive() {
      return [...tickets.values()].filter(
        ({ end }) => end === undefined || end === 'session-ended',
      );
    },
  };
}
