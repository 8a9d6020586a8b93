import type { AuditEvent } from '../../core/audit/event.ts';
import { findAttachment } from '../../core/inject/attachment.ts';
import { chooseDelivery } from '../../core/inject/debuggee.ts';
import { interlock } from '../../core/inject/interlock.ts';
import { modeOf, type Delivery } from '../../core/inject/mode.ts';
import { patchConfiguration, withoutRequest } from '../../core/inject/patch.ts';
import { parseInjectionRequest, type InjectionRequest } from '../../core/inject/request.ts';
import { mapVariables, type KeyVariables } from '../../core/inject/variables.ts';
import { EMPTY_INDEX, findByAlias, type IndexState } from '../../core/keys/keyIndex.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { isString, type UnknownRecord } from '../../core/kernel/parse.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import { askForGrants } from './askForGrants.ts';
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

export type Prepared =
  /** The configuration asks for no key and is left as it is. */
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'ready'; readonly configuration: UnknownRecord }
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
  world: Pick<LaunchWorld, 'index' | 'isTrusted' | 'consent'>,
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
  const delivery = chooseDelivery(launch.configuration);
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
  if (outcome.ok) return { kind: 'ready', configuration: outcome.value };
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
): Promise<Result<UnknownRecord, LaunchStop>> {
  if (!world.isTrusted()) return err({ code: 'untrusted' });
  const delivery = chooseDelivery(launch.configuration);
  if (!delivery.ok) return err({ code: 'debuggee', fault: delivery.error });
  const keys = await chooseKeys(world, request);
  if (!keys.ok) return keys;
  const unreadable = await findUnreadable(world, keys.value);
  if (unreadable) return err(unreadable);
  if (!(await hasPractice(world, keys.value))) return err({ code: 'practice-not-running' });
  const address = await world.broker.address();
  if (!address.ok) return err({ code: 'broker', fault: address.error });
  const granted = await askForGrants(
    world,
    launch,
    launchName(launch),
    modeOf(delivery.value),
    keys.value,
  );
  if (!granted.ok) return granted;
  const { token, ticket } = world.tickets.mint({
    configuration: nameOf(launch),
    keys: granted.value,
  });
  const noted = await append(
    world,
    forEachKey(nameOf(launch), granted.value, (about) => ({
      type: 'ticket.minted',
      ...about,
      ticket: ticket.id,
    })),
  );
  if (!noted.ok) {
    world.tickets.kill(ticket.id);
    return noted;
  }
  return ok(
    patched(world, launch, request, delivery.value, {
      token,
      ticketId: ticket.id,
      socket: address.value,
    }),
  );
}

function patched(
  world: LaunchWorld,
  { configuration, requestMember }: Launch,
  { required }: InjectionRequest,
  delivery: Delivery,
  handle: { readonly token: string; readonly ticketId: string; readonly socket: string },
): UnknownRecord {
  const delivered = { ...handle, delivery, required };
  return patchConfiguration(configuration, requestMember, delivered, world.host);
}

async function chooseKeys(
  world: LaunchWorld,
  request: InjectionRequest,
): Promise<Result<readonly KeyVariables[], LaunchStop>> {
  const index = await world.index.read();
  if (!index.ok) return err({ code: 'index', fault: index.error });
  const records = new Map<string, KeyRecord>();
  for (const { alias } of request.keys) {
    const record = findByAlias(index.value, alias);
    if (!record) return err(missing(index.value, alias));
    const fault = interlock(record, world.allowLiveKeys());
    if (fault) return err({ code: 'interlock', alias, fault });
    records.set(alias, record);
  }
  const mapped = mapVariables(request, (alias) => {
    const record = records.get(alias);
    if (!record) throw new Error('A requested key was not looked up.');
    return record;
  });
  return mapped.ok ? mapped : err({ code: 'variables', fault: mapped.error });
}

function missing(state: IndexState, alias: string): LaunchStop {
  const removed = state.removed.some(({ record }) => record.alias === alias);
  return { code: removed ? 'removed-key' : 'unknown-alias', alias };
}

/** Better stopped here, with a button that helps, than in the program. The values are dropped at once. */
async function findUnreadable(
  world: LaunchWorld,
  keys: readonly KeyVariables[],
): Promise<LaunchStop | undefined> {
  for (const { record } of keys) {
    const stored = await world.store.read(record.id);
    if (!stored.ok) return { code: 'store', failure: stored.error };
    const { fields } = stored.value.value;
    if (!record.fields.every((field) => fields.has(field)))
      return { code: 'fields-changed', alias: record.alias };
  }
  return undefined;
}

/** A bot that is not told where the practice exchange is would take its key to the real one. */
async function hasPractice(world: LaunchWorld, keys: readonly KeyVariables[]): Promise<boolean> {
  const needed = keys.some(({ record }) => record.environment === 'practice');
  return !needed || (await world.practiceUrl()) !== undefined;
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
