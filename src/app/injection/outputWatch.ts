import type { Alias } from '../../core/keys/alias.ts';
import type { Secret } from '../../core/keys/secret.ts';
import { isRecord, isString } from '../../core/kernel/parse.ts';
import {
  createLiveHostWatch,
  type LiveHostSeen,
  type LiveHostWatch,
} from '../../core/inject/liveHosts.ts';
import type { CreateMasker, Masker } from './ports.ts';
import type { LaunchTicket, TicketedKey } from './ticketBook.ts';

/** Something that a running program did, and that is said once per launch and key. */
export type Sighting =
  | { readonly kind: 'printed'; readonly key: TicketedKey }
  | { readonly kind: 'live-host'; readonly seen: LiveHostSeen };

/** What the debuggers of granted launches tell VS Code, masked as it passes. */
export interface OutputWatch {
  /** From now on these values may come by. */
  expect(ticket: LaunchTicket, secrets: ReadonlyMap<string, Secret>): void;
  /** Masks a message of the debugger of this session, or of a child of it, in place. */
  arrives(ticketId: string, session: string, message: unknown): readonly Sighting[];
  /** Whether one of the launch's values stands in `value`, in any form. */
  holds(ticketId: string, value: unknown): boolean;
  forget(ticketId: string): void;
}

interface Watched {
  readonly ticket: LaunchTicket;
  /** What the launch was given, and what it was given before a restart with newer values. */
  readonly given: (readonly [name: string, value: Secret])[];
  /** By session: what is split over two messages is split within one session. */
  readonly maskers: Map<string, Masker>;
  readonly told: Set<Alias>;
  readonly liveHosts: LiveHostWatch;
}

export function createOutputWatch(createMasker: CreateMasker): OutputWatch {
  const watched = new Map<string, Watched>();

  return {
    expect(ticket, secrets) {
      const launch = watched.get(ticket.id) ?? newlyWatched(ticket);
      watched.set(ticket.id, launch);
      const newer = [...secrets].filter((one) => !launch.given.some((other) => isSame(one, other)));
      if (newer.length === 0) return;
      launch.given.push(...newer);
      for (const masker of launch.maskers.values()) masker.add(newer);
    },
    arrives(ticketId, session, message) {
      const launch = watched.get(ticketId);
      if (!launch) return [];
      const masker = launch.maskers.get(session) ?? createMasker(launch.given);
      launch.maskers.set(session, masker);
      const { printed } = masker.message(message);
      return [...printedKeys(launch, printed), ...liveHosts(launch, message)];
    },
    holds(ticketId, value) {
      const launch = watched.get(ticketId);
      if (!launch) return false;
      // Of its own, so that what is looked at leaves no trace in a session's stream; on a copy, as it is masked.
      const body: unknown = JSON.parse(JSON.stringify({ value }));
      return createMasker(launch.given).message({ type: 'event', body }).shown.size > 0;
    },
    forget: (ticketId) => void watched.delete(ticketId),
  };
}

function newlyWatched(ticket: LaunchTicket): Watched {
  return {
    ticket,
    given: [],
    maskers: new Map(),
    told: new Set(),
    liveHosts: createLiveHostWatch(ticket.launch.keys.map(({ record }) => record)),
  };
}

function printedKeys({ ticket, told }: Watched, names: ReadonlySet<string>): readonly Sighting[] {
  if (names.size === 0) return [];
  return ticket.launch.keys.flatMap((key): Sighting[] => {
    const { alias } = key.record;
    const isPrinted = Object.values(key.variables).some((name) => names.has(name));
    if (!isPrinted || told.has(alias)) return [];
    told.add(alias);
    return [{ kind: 'printed', key }];
  });
}

function liveHosts({ liveHosts }: Watched, message: unknown): readonly Sighting[] {
  const text = outputOf(message);
  const seen = text === undefined ? undefined : liveHosts.next(text);
  return seen ? [{ kind: 'live-host', seen }] : [];
}

function outputOf(message: unknown): string | undefined {
  if (!isRecord(message) || message['event'] !== 'output' || !isRecord(message['body']))
    return undefined;
  const { output } = message['body'];
  return isString(output) ? output : undefined;
}

function isSame(
  [name, value]: readonly [string, Secret],
  [otherName, otherValue]: readonly [string, Secret],
): boolean {
  return name === otherName && value.equals(otherValue);
}
