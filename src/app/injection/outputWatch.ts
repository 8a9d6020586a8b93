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
  forget(ticketId: string): void;
}

interface Watched {
  readonly ticket: LaunchTicket;
  /** What the launch was given, and what it was given before a restart with newer values. */
  readonly given: readonly ReadonlyMap<string, Secret>[];
  /** By session: what is split over two messages is split within one session. */
  readonly maskers: Map<string, readonly Masker[]>;
  readonly told: Set<Alias>;
  readonly liveHosts: LiveHostWatch;
}

export function createOutputWatch(createMasker: CreateMasker): OutputWatch {
  const watched = new Map<string, Watched>();

  return {
    expect(ticket, secrets) {
      const before = watched.get(ticket.id);
      if (before?.given.some((one) => sameSecrets(one, secrets))) return;
      watched.set(ticket.id, {
        ticket,
        given: [...(before?.given ?? []), secrets],
        maskers: new Map(),
        told: before?.told ?? new Set(),
        liveHosts:
          before?.liveHosts ?? createLiveHostWatch(ticket.launch.keys.map(({ record }) => record)),
      });
    },
    arrives(ticketId, session, message) {
      const launch = watched.get(ticketId);
      if (!launch) return [];
      const maskers =
        launch.maskers.get(session) ?? launch.given.map((secrets) => createMasker(secrets));
      launch.maskers.set(session, maskers);
      const printed = maskers.flatMap((masker) => [...masker.message(message).printed]);
      return [...printedKeys(launch, printed), ...liveHosts(launch, message)];
    },
    forget: (ticketId) => void watched.delete(ticketId),
  };
}

function printedKeys({ ticket, told }: Watched, names: readonly string[]): readonly Sighting[] {
  if (names.length === 0) return [];
  return ticket.launch.keys.flatMap((key): Sighting[] => {
    const { alias } = key.record;
    const isPrinted = Object.values(key.variables).some((name) => names.includes(name));
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

function sameSecrets(
  one: ReadonlyMap<string, Secret>,
  other: ReadonlyMap<string, Secret>,
): boolean {
  return [...other].every(([name, secret]) => one.get(name)?.equals(secret) === true);
}
