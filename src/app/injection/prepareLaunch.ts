import type { AuditEvent } from '../../core/audit/event.ts';
import { findAttachment } from '../../core/inject/attachment.ts';
import { chooseDelivery } from '../../core/inject/debuggee.ts';
import type { LiveHostSeen } from '../../core/inject/liveHosts.ts';
import { modeOf } from '../../core/inject/mode.ts';
import { patchConfiguration, withoutRequest } from '../../core/inject/patch.ts';
import { parseInjectionRequest, type InjectionRequest } from '../../core/inject/request.ts';
import { sealLaunch } from '../../core/inject/seal.ts';
import { EMPTY_INDEX } from '../../core/keys/keyIndex.ts';
import type { Secret } from '../../core/keys/secret.ts';
import { isString, type UnknownRecord } from '../../core/kernel/parse.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import { askForGrants } from './askForGrants.ts';
import { chooseKeys, findUnreadable, hasPractice } from './chooseKeys.ts';
import { noteLiveHosts, untold } from './liveHostNotes.ts';
import { readLaunchFiles } from './launchFiles.ts';
import type { LaunchTicket } from './ticketBook.ts';
import { forEachKey, type LaunchStop, type LaunchWorld } from './world.ts';

/** A debug configuration on its way to its debugger, variables substituted. */
export interface Launch {
  /** URI of the workspace folder; empty when there is none. */
  readonly folder: string;
  readonly configuration: UnknownRecord;
  /** The member of the configuration that asks for keys. */
  readonly requestMember: string;
  /** The other members of the compounds that this configuration is a member of. */
  readonly alongside?: readonly LaunchName[];
}

export interface LaunchName {
  readonly folder: string;
  readonly name: string;
}

interface Delivered {
  readonly configuration: UnknownRecord;
  /** Live hosts that it names although the key is of a sandbox. */
  readonly liveHosts: readonly LiveHostSeen[];
}

export type Prepared =
  /** The configuration asks for no key and is left as it is. */
  | { readonly kind: 'not-asked' }
  | ({ readonly kind: 'ready' } & Delivered)
  /** Keys could not be delivered, and the configuration says that it does not need them. */
  | {
      readonly kind: 'without-keys';
      readonly configuration: UnknownRecord;
      readonly why: LaunchStop;
    }
  | { readonly kind: 'stopped'; readonly why: LaunchStop };

/** Names a launch to the consent desk: the same in all hooks that one launch passes through. */
export function deskName({ folder, name }: LaunchName): string {
  return JSON.stringify([folder, name]);
}

function launchName(launch: Launch): string {
  return deskName({ folder: launch.folder, name: nameOf(launch) });
}

/**
 * Looks whether a launch asks for keys and could have them, without asking, minting or changing anything.
 * A launch that may ask is announced, so that launches that start together are asked about together.
 */
export async function checkLaunch(
  world: Pick<LaunchWorld, 'index' | 'isTrusted' | 'consent' | 'surroundings'>,
  launch: Launch,
): Promise<LaunchStop | undefined> {
  const request = await requestOf(world, launch);
  if (!request) {
    // Another member of a compound may be waiting for this one.
    world.consent.leave(launchName(launch));
    return undefined;
  }
  if (!world.isTrusted()) return { code: 'untrusted' };
  if (!request.ok) return request.error;
  const delivery = chooseDelivery(
    launch.configuration,
    request.value.mode,
    world.surroundings(launch.folder),
  );
  if (!delivery.ok && request.value.required) return { code: 'debuggee', fault: delivery.error };
  world.consent.announce(launchName(launch), launch.alongside?.map(deskName));
  return undefined;
}

/** Gives a launch that asks for keys a ticket for them, or stops it. Fails closed, and writes down why. */
export async function prepareLaunch(world: LaunchWorld, launch: Launch): Promise<Prepared> {
  const request = await requestOf(world, launch);
  if (!request) return { kind: 'not-asked' };
  const outcome = request.ok ? await deliver(world, launch, request.value) : request;
  world.consent.leave(launchName(launch));
  if (outcome.ok) return { kind: 'ready', ...outcome.value };
  const why = outcome.error;
  // Best effort: a locked keychain locks the log as well, and no key moves here.
  await world.audit.append({
    type: 'launch.refused',
    configuration: nameOf(launch),
    aliases: request.ok ? request.value.keys.map(({ alias }) => alias) : [],
    reason: why.code,
  });
  const optional = request.ok && !request.value.required && isUndelivered(why);
  if (!optional) return { kind: 'stopped', why };
  const configuration = withoutRequest(launch.configuration, launch.requestMember);
  return { kind: 'without-keys', configuration, why };
}

/** What the configuration itself says comes before what was attached to it by name. */
async function requestOf(
  world: Pick<LaunchWorld, 'index'>,
  { folder, configuration, requestMember }: Launch,
): Promise<Result<InjectionRequest, LaunchStop> | undefined> {
  const stated = configuration[requestMember];
  if (stated !== undefined) {
    const parsed = parseInjectionRequest(stated);
    return parsed.ok ? parsed : err({ code: 'request', fault: parsed.error });
  }
  const { name } = configuration;
  if (!isString(name)) return undefined;
  const index = await world.index.read();
  const { attachments } = index.ok ? index.value : EMPTY_INDEX;
  const attached =
    findAttachment(attachments, folder, name) ?? findAttachment(attachments, '', name);
  return attached && ok(attached.request);
}

async function deliver(
  world: LaunchWorld,
  launch: Launch,
  request: InjectionRequest,
): Promise<Result<Delivered, LaunchStop>> {
  if (!world.isTrusted()) return err({ code: 'untrusted' });
  const delivery = chooseDelivery(
    launch.configuration,
    request.mode,
    world.surroundings(launch.folder),
  );
  if (!delivery.ok) return err({ code: 'debuggee', fault: delivery.error });
  const files = readLaunchFiles(world, launch.folder, launch.configuration);
  if (!files.ok) return files;
  const keys = await chooseKeys(world, request, delivery.value);
  if (!keys.ok) return keys;
  const unreadable = await findUnreadable(world, keys.value);
  if (unreadable) return err(unreadable);
  if (!(await hasPractice(world, keys.value))) return err({ code: 'practice-not-running' });
  const address = await world.broker.address();
  if (!address.ok) return err({ code: 'broker', fault: address.error });
  const granted = await askForGrants(
    world,
    { ...launch, mode: modeOf(delivery.value), files: files.value },
    launchName(launch),
    keys.value,
  );
  if (!granted.ok) return granted;
  const ticket = world.tickets.mint({
    configuration: nameOf(launch),
    folder: launch.folder,
    keys: granted.value,
    delivery: delivery.value,
    ...(files.value.entry === undefined ? {} : { entry: files.value.entry }),
  });
  const configuration = await finish(world, launch, request, ticket, address.value);
  if (!configuration.ok) {
    world.tickets.kill(ticket.id);
    world.held.drop(ticket.id);
    return configuration;
  }
  world.tickets.seal(ticket.id, sealLaunch(world.sha256, configuration.value));
  return ok({
    configuration: configuration.value,
    liveHosts: untold(await noteLiveHosts(world, launch.configuration, keys.value), granted.value),
  });
}

/** The configuration as it goes on to the debugger. */
async function finish(
  world: LaunchWorld,
  { configuration, requestMember }: Launch,
  { required }: InjectionRequest,
  ticket: LaunchTicket,
  socket: string,
): Promise<Result<UnknownRecord, LaunchStop>> {
  const { delivery, keys } = ticket.launch;
  const patched = patchConfiguration(
    configuration,
    requestMember,
    { delivery, ticketId: ticket.id, socket, required },
    world.host,
  );
  const noted = await append(
    world,
    forEachKey(ticket.launch.configuration, keys, (about) => ({
      type: 'ticket.minted',
      ...about,
      ticket: ticket.id,
      mode: modeOf(delivery),
    })),
  );
  if (!noted.ok) return noted;
  if (modeOf(delivery) === 'broker') return ok(patched);
  const held = await world.held.hold(ticket);
  if (!held.ok) return err({ code: 'no-longer', reason: held.error });
  if (delivery !== 'plain-env') return ok(patched);
  // From now on these are the only ones that this launch may start with.
  const taken = world.held.take(ticket, true);
  if (!taken.ok) return err({ code: 'no-longer', reason: taken.error });
  const { secrets, facts } = taken.value;
  return ok(world.revealInto(patched, new Map<string, Secret | string>([...facts, ...secrets])));
}

/** What `"required": false` forgives: that keys could not be had, never that they were refused. */
function isUndelivered({ code }: LaunchStop): boolean {
  return code === 'store' || code === 'broker' || code === 'debuggee' || code === 'index';
}

async function append(
  world: LaunchWorld,
  events: readonly AuditEvent[],
): Promise<Result<void, LaunchStop>> {
  const noted = await world.audit.append(...events);
  return noted.ok ? ok(undefined) : err({ code: 'audit', fault: noted.error });
}

function nameOf({ configuration }: Launch): string {
  const { name } = configuration;
  return isString(name) ? name : '';
}
