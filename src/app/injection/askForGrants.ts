import { giveGrant, type Grant } from '../../core/inject/grant.ts';
import {
  describeLaunch,
  fingerprintLaunch,
  whatChanged,
  type FacetDigests,
  type GrantedLaunch,
} from '../../core/inject/launchHash.ts';
import { liveHostsIn } from '../../core/inject/liveHosts.ts';
import type { KeyVariables } from '../../core/inject/variables.ts';
import {
  auditedKey,
  type AuditedKey,
  type AuditEvent,
  type GrantDuration,
} from '../../core/audit/event.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import type { ConsentQuestion } from './ports.ts';
import type { TicketedKey } from './ticketBook.ts';
import type { LaunchStop, LaunchWorld } from './world.ts';

interface Wanted extends KeyVariables {
  readonly launch: string;
  readonly facets: FacetDigests;
  readonly question: ConsentQuestion;
  readonly grant: Grant | undefined;
}

/** A key that a launch was granted. */
export interface GrantedKey extends TicketedKey {
  /** False when an earlier grant covers the launch, so that the user was shown nothing of it. */
  readonly asked: boolean;
}

/** Finds the grant for each key of a launch; asks the user, once, for those that have none. */
export async function askForGrants(
  world: LaunchWorld,
  launch: Omit<GrantedLaunch, 'key'>,
  launchName: string,
  keys: readonly KeyVariables[],
): Promise<Result<readonly GrantedKey[], LaunchStop>> {
  const wanted: Wanted[] = [];
  for (const key of keys) {
    const one = await lookUp(world, launch, key);
    if (!one.ok) return one;
    wanted.push(one.value);
  }
  const open = wanted.filter(({ grant }) => grant === undefined);
  if (open.length === 0) return ok(ticketed(wanted, []));

  const asked = await note(world, open, (about) => ({ type: 'grant.asked', ...about }));
  if (!asked.ok) return asked;
  const answer = await world.consent.ask(
    launchName,
    open.map(({ question }) => question),
  );
  if (answer === 'denied' || answer === 'not-confirmed') {
    const noted = await note(world, open, (about) => ({ type: 'grant.denied', ...about }));
    return noted.ok ? err({ code: answer }) : noted;
  }
  const live = open.filter(({ record }) => record.environment === 'live');
  const confirmed = await note(world, live, (about) => ({ type: 'live.confirmed', ...about }));
  if (!confirmed.ok) return confirmed;
  const noted = await note(world, open, (about) => ({
    type: 'grant.given',
    ...about,
    duration: answer,
  }));
  if (!noted.ok) return noted;
  const given = open.map((one) => grantOf(one, answer, world.clock()));
  const kept = await world.grants.add(given);
  if (!kept.ok) return err({ code: 'store', failure: kept.error });
  return ok(ticketed(wanted, given));
}

async function lookUp(
  world: LaunchWorld,
  launch: Omit<GrantedLaunch, 'key'>,
  key: KeyVariables,
): Promise<Result<Wanted, LaunchStop>> {
  const { record, variables } = key;
  const { folder, configuration, mode } = launch;
  const description = describeLaunch(folder, configuration);
  const { hash, facets } = fingerprintLaunch(world.sha256, {
    ...launch,
    key: { id: record.id, variables },
  });
  const grant = await world.grants.covering(record, hash);
  if (!grant.ok) return err({ code: 'store', failure: grant.error });
  const before = await world.grants.lastFacets(record.id, folder, description.configuration);
  if (!before.ok) return err({ code: 'store', failure: before.error });
  const liveHosts = liveHostsIn(configuration, record);
  const question: ConsentQuestion = {
    record,
    variables: Object.values(variables),
    launch: description,
    mode,
    ...(before.value === undefined ? {} : { changed: whatChanged(before.value, facets) }),
    ...(liveHosts.length === 0 ? {} : { liveHosts }),
  };
  return ok({ record, variables, launch: hash, facets, question, grant: grant.value });
}

function grantOf(
  { record, launch, facets, question }: Wanted,
  duration: GrantDuration,
  now: number,
): Grant {
  const { configuration, program, folder } = question.launch;
  const about = { keyId: record.id, launch, duration, configuration, program, folder, facets };
  return giveGrant(about, now);
}

function ticketed(wanted: readonly Wanted[], given: readonly Grant[]): readonly GrantedKey[] {
  return wanted.map(({ record, variables, launch, grant }) => {
    const own = grant ?? given.find((one) => one.keyId === record.id);
    if (!own) throw new Error('A launch went on without a grant.');
    return { record, variables, launch, grant: own, asked: grant === undefined };
  });
}

async function note(
  world: LaunchWorld,
  wanted: readonly Wanted[],
  event: (about: {
    readonly key: AuditedKey;
    readonly launch: string;
    readonly configuration: string;
  }) => AuditEvent,
): Promise<Result<void, LaunchStop>> {
  const events = wanted.map(({ record, launch, question }) =>
    event({
      key: auditedKey(record),
      launch,
      configuration: question.launch.configuration,
    }),
  );
  if (events.length === 0) return ok(undefined);
  const noted = await world.audit.append(...events);
  return noted.ok ? ok(undefined) : err({ code: 'audit', fault: noted.error });
}
