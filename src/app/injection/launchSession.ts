import type { AuditEvent } from '../../core/audit/event.ts';
import { traitsOf } from '../../core/inject/debuggerTraits.ts';
import { modeOf } from '../../core/inject/mode.ts';
import { SESSION_MEMBER } from '../../core/inject/patch.ts';
import { scrubRequest } from '../../core/inject/scrub.ts';
import { isRecord, isString } from '../../core/kernel/parse.ts';
import { launchLeaves, noteStop, variableNames, type DepartureWorld } from './launchLeaves.ts';
import type { Sighting } from './outputWatch.ts';
import type { PlacedVariables, Schedule } from './ports.ts';
import type { LaunchTicket } from './ticketBook.ts';
import { forEachKey, type LaunchStop } from './world.ts';

/** One debug session that carries a ticket, or a child of one. */
export interface SessionOfLaunch {
  readonly id: string;
  /** The debugger's type. */
  readonly type: string;
  readonly ticketId: string;
  /** What every extension can read of it. */
  readonly configuration: () => unknown;
  /** True when a debugger started it for a child process: such a session is given nothing. */
  readonly isChild: boolean;
}

export interface SessionReactions {
  readonly stop: (configuration: string, why: LaunchStop) => void;
  readonly saw: (configuration: string, sighting: Sighting) => void;
}

/** What passes between VS Code and one session's debugger; both may edit the message in place. */
export interface SessionTraffic {
  toDebugger(message: unknown): void;
  fromDebugger(message: unknown): void;
}

/** How long a session may run before its launch message came by. */
const UNSEEN_MS = 30_000;

/** Reads values again for a session that begins anew after it had ended; a first start has them already. */
export async function readyLaunch(world: DepartureWorld, ticketId: string): Promise<void> {
  const ticket = world.tickets.find(ticketId);
  if (!ticket || modeOf(ticket.launch.delivery) === 'broker' || world.held.isHeld(ticketId)) return;
  await world.held.hold(ticket);
}

/** A session that began is to be stopped unless its launch message comes by. */
export function expectLaunch(
  world: Pick<DepartureWorld, 'tickets' | 'audit' | 'held'>,
  schedule: Schedule,
  session: SessionOfLaunch,
  reactions: Pick<SessionReactions, 'stop'>,
): void {
  schedule(UNSEEN_MS, () => {
    const ticket = world.tickets.find(session.ticketId);
    if (!ticket || ticket.session !== undefined || ticket.end !== undefined) return;
    world.tickets.kill(ticket.id);
    // No session owns it yet whose end would drop them.
    world.held.drop(ticket.id);
    noteStop(world, ticket, { code: 'not-seen' });
    reactions.stop(ticket.launch.configuration, { code: 'not-seen' });
  });
}

export function watchSession(
  world: DepartureWorld,
  session: SessionOfLaunch,
  reactions: SessionReactions,
): SessionTraffic {
  // A changed configuration is prepared anew when its session restarts, with another ticket.
  let ticketId = session.ticketId;
  let placed: PlacedVariables | undefined;
  const stop = (ticket: LaunchTicket) => (why: LaunchStop) => {
    reactions.stop(ticket.launch.configuration, why);
  };

  return {
    toDebugger(message) {
      if (!session.isChild) denyTerminal(world, session, message);
      if (session.isChild || !isMutable(message)) return;
      const args = launchArguments(message);
      if (!args) return;
      const stated = args[SESSION_MEMBER];
      ticketId = isString(stated) ? stated : ticketId;
      const ticket = world.tickets.find(ticketId);
      if (!ticket) return;
      placed?.close();
      placed = launchLeaves(
        world,
        { session: session.id, ticket, type: session.type, message, args },
        stop(ticket),
      );
    },
    fromDebugger(message) {
      // The sessions of children know the launch as it was when the root's session began.
      const ticket = world.tickets.current(ticketId);
      if (isAnswerToLaunch(message)) {
        placed?.close();
        if (ticket) proveClean(world, ticket, session, stop(ticket));
      }
      if (!ticket) return;
      scrub(world, ticket, message, stop(ticket));
      for (const sighting of world.output.arrives(ticket.id, session.id, message)) {
        noteSighting(world, ticket, sighting);
        reactions.saw(ticket.launch.configuration, sighting);
      }
    },
  };
}

/** The last hop leaves nothing in what VS Code keeps of a session; at each launch, that is looked after. */
function proveClean(
  world: DepartureWorld,
  ticket: LaunchTicket,
  session: SessionOfLaunch,
  stop: (why: LaunchStop) => void,
): void {
  if (ticket.launch.delivery !== 'last-hop') return;
  if (!world.output.holds(ticket.id, session.configuration())) return;
  world.tickets.kill(ticket.id);
  noteStop(world, ticket, { code: 'kept' });
  stop({ code: 'kept' });
}

/**
 * Where a broker's token has to go through a terminal's line, it may: the program there needs it, and it is no value.
 * One that a debugger repeats for a child process was spent by the parent, and nobody who saw it go by had the time
 * to present it.
 */
function scrub(
  world: DepartureWorld,
  ticket: LaunchTicket,
  message: unknown,
  stop: (why: LaunchStop) => void,
): void {
  const mode = modeOf(ticket.launch.delivery);
  if (mode === 'broker' && isRecord(message) && message['command'] === 'runInTerminal') return;
  const exposure = scrubRequest(message, variableNames(ticket));
  if (exposure === undefined) return;
  if (exposure === 'repeated' && mode === 'broker') {
    world.tickets.spend(ticket.id);
    return;
  }
  // Values of the plain environment stand in the first session's configuration already.
  if (exposure === 'repeated' && mode === 'plain-env') return;
  world.tickets.kill(ticket.id);
  noteStop(world, ticket, { code: exposure });
  stop({ code: exposure });
}

/**
 * Has a debugger that would write values on a terminal's line know that it cannot have one: what it asks of VS Code,
 * other extensions see before anything can be taken out.
 */
function denyTerminal(
  { tickets }: Pick<DepartureWorld, 'tickets'>,
  { ticketId, type }: SessionOfLaunch,
  message: unknown,
): void {
  const delivery = tickets.find(ticketId)?.launch.delivery;
  if (delivery === undefined || modeOf(delivery) === 'broker') return;
  if (!isMutable(message) || message['command'] !== 'initialize') return;
  const args = message['arguments'];
  if (isMutable(args) && traitsOf(type).terminal === 'shown')
    args['supportsRunInTerminalRequest'] = false;
}

/** The arguments of a message that starts a program, those of `restart` being nested. */
function launchArguments(message: Record<string, unknown>): Record<string, unknown> | undefined {
  if (message['type'] !== 'request') return undefined;
  const args = message['arguments'];
  if (!isMutable(args)) return undefined;
  if (message['command'] === 'launch') return args;
  const nested = args['arguments'];
  return message['command'] === 'restart' && isMutable(nested) ? nested : undefined;
}

function isAnswerToLaunch(message: unknown): boolean {
  if (!isRecord(message) || message['type'] !== 'response') return false;
  return message['command'] === 'launch' || message['command'] === 'restart';
}

function noteSighting(world: DepartureWorld, ticket: LaunchTicket, sighting: Sighting): void {
  const { configuration } = ticket.launch;
  const events: readonly AuditEvent[] =
    sighting.kind === 'printed'
      ? forEachKey(configuration, [sighting.key], (about) => ({ type: 'secret.printed', ...about }))
      : forEachKey(
          configuration,
          ticket.launch.keys.filter(({ record }) => record.id === sighting.seen.record.id),
          ({ key }) => ({
            type: 'live.host',
            key,
            configuration,
            host: sighting.seen.host,
            where: sighting.seen.where,
          }),
        );
  // Best effort: the value has been shown or not by now, and the user is told.
  void world.audit.append(...events);
}

function isMutable(value: unknown): value is Record<string, unknown> {
  return isRecord(value);
}
