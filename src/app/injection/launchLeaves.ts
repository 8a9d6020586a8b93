import type { AuditEvent } from '../../core/audit/event.ts';
import { traitsOf } from '../../core/inject/debuggerTraits.ts';
import { modeOf } from '../../core/inject/mode.ts';
import { SESSION_MEMBER, TICKET_VARIABLE } from '../../core/inject/patch.ts';
import { scrubVariables } from '../../core/inject/scrub.ts';
import { brokenMembers } from '../../core/inject/seal.ts';
import { variablesMember, withVariables } from '../../core/inject/variablesMember.ts';
import { Secret } from '../../core/keys/secret.ts';
import { isRecord, type UnknownRecord } from '../../core/kernel/parse.ts';
import { ok, type Result } from '../../core/kernel/result.ts';
import type { HeldRefusal } from './heldKeys.ts';
import { digestEntry } from './launchFiles.ts';
import type { OutputWatch } from './outputWatch.ts';
import type { CopyMessage, PlacedVariables, PlaceVariables } from './ports.ts';
import { noteUse } from './redeemTicket.ts';
import type { ArmRefusal, LaunchTicket } from './ticketBook.ts';
import { forEachKey, type LaunchStop, type LaunchWorld } from './world.ts';

/** What putting values into a passing message needs on top of preparing the launch. */
export interface DepartureWorld extends LaunchWorld {
  readonly place: PlaceVariables;
  readonly copyMessage: CopyMessage;
  readonly output: OutputWatch;
}

/** A message that starts a program, on its way to the debugger; it may be edited in place. */
export interface Leaving {
  readonly session: string;
  readonly ticket: LaunchTicket;
  /** The debugger's type. */
  readonly type: string;
  readonly message: Record<string, unknown>;
  /** What the program is started with: the message's arguments, or those inside them. */
  readonly args: Record<string, unknown>;
}

/**
 * Looks at a launch or restart message as it leaves, and puts in what its ticket stands for if it still is what was
 * prepared. Nothing can be waited for here. `stop` is called with the reason, at once or later, when the session
 * must not go on; nobody gets a value out of the message then.
 */
export function launchLeaves(
  world: DepartureWorld,
  leaving: Leaving,
  stop: (why: LaunchStop) => void,
): PlacedVariables | undefined {
  const { ticket, message, args, session } = leaving;
  const placed: PlacedVariables[] = [];
  const halt = (why: LaunchStop): void => {
    for (const each of placed) each.close();
    noteStop(world, ticket, why);
    stop(why);
    // A session that only borrows the ticket must not take it from the one that owns it.
    if (ticket.session !== undefined && ticket.session !== session) return;
    if (ticket.launch.delivery === 'plain-env') scrubVariables(args, variableNames(ticket));
    world.tickets.kill(ticket.id);
    world.held.drop(ticket.id);
  };

  const copy = world.copyMessage(message);
  const prepared = copy && argumentsIn(copy, message['arguments'] === args);
  const fault = prepared ? whyNot(world, ticket, prepared) : TAMPERED;
  if (!copy || !prepared || fault) {
    halt(fault ?? TAMPERED);
    return undefined;
  }
  const armed = world.tickets.arm(ticket.id, session);
  const carried = armed.ok ? cargo(world, leaving, armed.value, halt) : armed;
  if (!carried.ok) {
    halt({ code: 'no-longer', reason: carried.error });
    return undefined;
  }
  if (ticket.launch.delivery === 'plain-env') return undefined;

  const { member } = variablesMember(prepared);
  const inMessage = world.place({
    type: leaving.type,
    message,
    args,
    copy,
    member,
    withVariables: (values) => withVariables(prepared, values, world.host.namesIgnoreCase),
    variables: carried.value,
    onStranger: (file) => {
      halt({ code: 'watched', file });
    },
    onChanged: () => {
      halt({ code: 'changed', members: nowDifferent(world, ticket, leaving, member) });
    },
  });
  placed.push(inMessage);
  return inMessage;
}

/** Something in the message is no plain data: it might say one thing here and another to the debugger. */
const TAMPERED = { code: 'changed', members: ['arguments'] } as const satisfies LaunchStop;

function argumentsIn(message: UnknownRecord, areOuter: boolean): UnknownRecord | undefined {
  const outer = message['arguments'];
  if (!isRecord(outer)) return undefined;
  if (areOuter) return outer;
  return isRecord(outer['arguments']) ? outer['arguments'] : undefined;
}

/** Names what someone did to a message behind us, as well as that can be told. */
function nowDifferent(
  world: DepartureWorld,
  ticket: LaunchTicket,
  { message, args }: Leaving,
  placed: string,
): readonly string[] {
  const copy = world.copyMessage({ ...message, arguments: { ...args, [placed]: undefined } });
  const now = copy && argumentsIn(copy, true);
  const members = now ? brokenMembers(world.sha256, ticket.seal ?? new Map(), now) : [];
  const named = members.filter((member) => member !== placed);
  return named.length === 0 ? TAMPERED.members : named;
}

type Cargo = ReadonlyMap<string, Secret | string>;

/** What the message is to carry: a token with which the program fetches its keys itself, or the keys. */
function cargo(
  world: DepartureWorld,
  leaving: Leaving,
  token: string,
  halt: (why: LaunchStop) => void,
): Result<Cargo, ArmRefusal | HeldRefusal> {
  const { ticket } = leaving;
  if (modeOf(ticket.launch.delivery) === 'broker')
    return ok(new Map([[TICKET_VARIABLE, new Secret(token)]]));
  const taken = world.held.take(ticket, takesNewValues(leaving));
  if (!taken.ok) return taken;
  const { secrets, facts } = taken.value;
  // Counts as the one use; the token itself goes nowhere.
  const used = world.tickets.present(token)?.ticket ?? ticket;
  world.output.expect(used, secrets);
  void noteUse(world, used).then((noted) => {
    if (!noted.ok) halt({ code: 'no-longer', reason: noted.error });
  });
  return ok(new Map<string, Secret | string>([...facts, ...secrets]));
}

/** Values in a configuration stay what they were, and so do those of a debugger that restarts with what it has. */
function takesNewValues({ ticket, message, type }: Leaving): boolean {
  if (ticket.launch.delivery === 'plain-env') return false;
  return message['command'] !== 'restart' || traitsOf(type).renews === true;
}

function whyNot(
  world: DepartureWorld,
  ticket: LaunchTicket,
  args: UnknownRecord,
): LaunchStop | undefined {
  const members = brokenSeal(world, ticket, args);
  if (members.length > 0) return { code: 'changed', members };
  const { entry, folder } = ticket.launch;
  if (entry === undefined || digestEntry(world, folder, args) === entry) return undefined;
  return { code: 'entry-changed' };
}

/** The members that differ from what was prepared. */
function brokenSeal(
  world: Pick<DepartureWorld, 'sha256'>,
  { seal }: LaunchTicket,
  args: UnknownRecord,
): readonly string[] {
  // Nothing was ever finished that would carry this ticket.
  return seal ? brokenMembers(world.sha256, seal, args) : [SESSION_MEMBER];
}

/** The variables that a message of this launch carries, and that nobody else is to see. */
export function variableNames({ launch }: LaunchTicket): ReadonlySet<string> {
  return modeOf(launch.delivery) === 'broker'
    ? new Set([TICKET_VARIABLE])
    : new Set(launch.keys.flatMap(({ variables }) => Object.values(variables)));
}

/** Best effort: no key has moved, and the session is stopped anyway. */
export function noteStop(
  world: Pick<DepartureWorld, 'audit'>,
  ticket: LaunchTicket,
  why: LaunchStop,
): void {
  const what = whatOf(why);
  void world.audit.append(
    ...forEachKey(ticket.launch.configuration, ticket.launch.keys, (about): AuditEvent => ({
      type: 'launch.stopped',
      ...about,
      ticket: ticket.id,
      reason: why.code === 'no-longer' ? why.reason : why.code,
      ...(what.length === 0 ? {} : { what }),
    })),
  );
}

function whatOf(why: LaunchStop): readonly string[] {
  if (why.code === 'changed') return why.members;
  return why.code === 'watched' && why.file !== '' ? [why.file] : [];
}
