import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import type { Disposable } from '../ports.ts';
import { collectKeys, stillAllowed } from './collectKeys.ts';
import type { RedeemedVariables, RedeemRefusal } from './ports.ts';
import type { LaunchTicket } from './ticketBook.ts';
import type { RedeemWorld } from './world.ts';

export type HeldRefusal =
  | RedeemRefusal
  /** The key was edited or rotated since: its new values have not been read yet, or the debugger would not use them. */
  | 'changed';

/** Values that a launch message will need at once: while it passes, nothing can be waited for. */
export interface HeldKeys extends Disposable {
  /** Reads the values of a ticket and keeps them until `drop`. */
  hold(ticket: LaunchTicket): Promise<Result<RedeemedVariables, RedeemRefusal>>;
  isHeld(ticketId: string): boolean;
  /**
   * The held values, if the list of keys as it is on disk now still allows them. Where the debugger gives a program
   * what it was given before, whatever it is told, `renews` is false: then they must still be the same.
   */
  take(ticket: LaunchTicket, renews: boolean): Result<RedeemedVariables, HeldRefusal>;
  drop(ticketId: string): void;
}

interface Held {
  readonly variables: RedeemedVariables;
  /** The records by which the values were read. */
  readonly records: readonly KeyRecord[];
}

export function createHeldKeys(world: RedeemWorld): HeldKeys {
  const held = new Map<string, Held>();
  /** The records by which values were last taken; what a debugger was told outlives the session. */
  const taken = new Map<string, readonly KeyRecord[]>();
  let listening: readonly Disposable[] = [];

  async function hold(ticket: LaunchTicket): Promise<Result<RedeemedVariables, RedeemRefusal>> {
    listen();
    for (const id of [...taken.keys()]) if (!world.tickets.find(id)) taken.delete(id);
    const records = currentRecords(world, ticket);
    if (!records) return err('refused');
    const collected = await collectKeys(world, ticket);
    if (collected.ok) held.set(ticket.id, { variables: collected.value, records });
    else held.delete(ticket.id);
    return collected;
  }

  /** A key that changes while its program runs is read again, so that a restart gets it as it is then. */
  function listen(): void {
    if (listening.length > 0) return;
    const refresh = (which: (ticket: LaunchTicket) => boolean) => () => {
      for (const id of [...held.keys()]) {
        const ticket = world.tickets.find(id);
        if (ticket && which(ticket)) void hold(ticket);
      }
    };
    listening = [
      world.index.onDidChange(refresh((ticket) => isStale(ticket))),
      world.grants.onDidChange(
        refresh(({ launch }) => launch.keys.some(({ grant }) => grant.duration !== 'once')),
      ),
    ];
  }

  function isStale(
    ticket: LaunchTicket,
    before: readonly KeyRecord[] | undefined = held.get(ticket.id)?.records,
  ): boolean {
    const now = currentRecords(world, ticket);
    return now?.every((record, at) => sameValues(record, before?.[at])) !== true;
  }

  return {
    hold,
    isHeld: (ticketId) => held.has(ticketId),
    take(ticket, renews) {
      const found = held.get(ticket.id);
      if (!found || !currentRecords(world, ticket)) return err('refused');
      const before = renews ? undefined : taken.get(ticket.id);
      if (isStale(ticket) || (before && isStale(ticket, before))) return err('changed');
      taken.set(ticket.id, found.records);
      return ok(found.variables);
    },
    drop: (ticketId) => void held.delete(ticketId),
    dispose() {
      held.clear();
      taken.clear();
      for (const each of listening) each.dispose();
      listening = [];
    },
  };
}

/** The ticket's keys as the list has them now; `undefined` unless all of them may still be handed out. */
function currentRecords(
  world: RedeemWorld,
  { launch }: LaunchTicket,
): readonly KeyRecord[] | undefined {
  const index = world.index.readNow();
  if (!index.ok) return undefined;
  const records = launch.keys.flatMap((key) => stillAllowed(world, index.value, key) ?? []);
  return records.length === launch.keys.length ? records : undefined;
}

function sameValues(now: KeyRecord, before: KeyRecord | undefined): boolean {
  return (
    before !== undefined &&
    now.lastRotatedAt === before.lastRotatedAt &&
    now.fields.length === before.fields.length &&
    now.fields.every((field) => now.fingerprints[field] === before.fingerprints[field])
  );
}
