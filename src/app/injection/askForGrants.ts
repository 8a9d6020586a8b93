import { giveGrant, type Grant } from '../../core/inject/grant.ts';
import {
  describeLaunch,
  fingerprintLaunch,
  whatChanged,
  type FacetDigests,
} from '../../core/inject/launchHash.ts';
import type { Mode } from '../../core/inject/mode.ts';
import type { KeyVariables } from '../../core/inject/variables.ts';
import {
  auditedKey,
  type AuditedKey,
  type AuditEvent,
  type GrantDuration,
} from '../../core/audit/event.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import type { UnknownRecord } from '../../core/kernel/parse.ts';
import type { ConsentQuestion } from './ports.ts';
import type { TicketedKey } from './ticketBook.ts';
import type { LaunchStop, LaunchWorld } from './world.ts';

interface Wanted extends KeyVariables {
  readonly launch: string;
  readonly facets: FacetDigests;
  readonly question: ConsentQuestion;
  readonly grant: Grant | undefined;
}

/** Finds the grant for each key of a launch; asks the user, once, for those that have none. */
export async function askForGrants(
  world: LaunchWorld,
  launch: { readonly folder: string; readonly configuration: UnknownRecord },
  launchName: string,
  mode: Mode,
  keys: readonly KeyVariables[],
): Promise<Result<readonly TicketedKey[], LaunchStop>> {
  const wanted: Wanted[] = [];
  for (const key of keys) {
    const one = await lookUp(world, launch, mode, key);
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
  if (answer === 'denied') {
    const noted = await note(world, open, (about) => ({ type: 'grant.denied', ...about }));
    return noted.ok ? err({ code: 'denied' }) : noted;
  }
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
  { folder, configuration }: { readonly folder: string; readonly configuration: UnknownRecord },
  mode: Mode,
  key: KeyVariables,
): Promise<Result<Wanted, LaunchStop>> {
  const { record, variables } = key;
  const description = describeLaunch(folder, configuration);
  const { hash, facets } = fingerprintLaunch(
    world.sha256,
    { id: record.id, variables },
    folder,
    configuration,
  );
  const grant = await world.grants.covering(record, hash);
  if (!grant.ok) return err({ code: 'store', failure: grant.error });
  const before = await world.grants.lastFacets(record.id, folder, description.configuration);
  if (!before.ok) return err({ code: 'store', failure: before.error });
  const question: ConsentQuestion = {
    record,
    variables: Object.values(variables),
    launch: description,
    mode,
    ...(before.value === undefined ? {} : { changed: whatChanged(before.value, facets) }),
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

function ticketed(wanted: readonly Wanted[], given: readonly Grant[]): readonly TicketedKey[] {
  return wanted.map(({ record, variables, launch, grant }) => {
    const own = grant ?? given.find((one) => one.keyId === record.id);
    if (!own) throw new Error('A launch went on without a grant.');
    return { record, variables, launch, grant: own };
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
  const noted = await world.audit.append(...events);
  return noted.ok ? ok(undefined) : err({ code: 'audit', fault: noted.error });
}
