import { addKey } from '../../app/keys/addKey.ts';
import type { KeyFault } from '../../app/keys/world.ts';
import { fieldsOf } from '../../core/catalogue/catalogue.ts';
import { aliasesOf } from '../../core/keys/keyIndex.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { keyAdded } from '../messages/acts.ts';
import { describeAvailability } from '../messages/availability.ts';
import { describeIndexFault, describeKeyFault } from '../messages/faults.ts';
import type { Told } from '../messages/told.ts';
import { runWizard, type Place, type Step, type StepAnswer } from '../prompts/wizard.ts';
import { askChecklist, askEnvironment, askExchange, askPurpose } from './addKeyChoices.ts';
import {
  EMPTY_DRAFT,
  stepIds,
  toKeyDraft,
  type AddKeyDraft,
  type AddKeyStepId,
} from './addKeyDraft.ts';
import { askSummary } from './addKeySummary.ts';
import { askAlias, askField, askTwins } from './addKeyValues.ts';
import { reachKeychain } from './reachKeychain.ts';
import type { CommandWorld } from './world.ts';

/** *Add Key…*: asks everything first and stores at the end, so that cancelling leaves nothing behind. */
export async function addKeyCommand(world: CommandWorld): Promise<Told | undefined> {
  const { availability, index } = await reachKeychain(world);
  if (availability && availability.state !== 'available') {
    return describeAvailability(availability, world.host);
  }
  if (index && !index.ok) return describeIndexFault(index.error);
  let stored: KeyRecord | undefined;
  const save = async (draft: AddKeyDraft): Promise<AddKeyStepId | undefined> => {
    const complete = toKeyDraft(draft, aliasesTaken(world), world.maxAgeDays());
    if (!complete) return 'exchange';
    const added = await addKey(world.keys, complete);
    if (added.ok) {
      stored = added.value;
      return undefined;
    }
    world.boundary.tell('addKey', describeKeyFault(added.error, world.host));
    return stepFor(added.error);
  };
  await runWizard(EMPTY_DRAFT, (draft) =>
    stepIds(draft).map((id): Step<AddKeyDraft> => ({
      id,
      ask: (current, place) => ask(world, id, current, place, save),
    })),
  );
  return stored && keyAdded(stored.alias);
}

async function ask(
  world: CommandWorld,
  id: AddKeyStepId,
  draft: AddKeyDraft,
  place: Place,
  save: (draft: AddKeyDraft) => Promise<AddKeyStepId | undefined>,
): Promise<StepAnswer<AddKeyDraft>> {
  const { exchange, environment, purpose } = draft;
  if (id === 'exchange' || !exchange) return askExchange(draft, place);
  if (id === 'environment' || !environment) {
    return askEnvironment(world, exchange, draft, place);
  }
  if (id === 'purpose' || !purpose) return askPurpose(exchange, draft, place);
  if (id === 'checklist') {
    return askChecklist(world, exchange, environment, purpose, draft, place);
  }
  if (id === 'twins') return askTwins(world, draft, place);
  if (id === 'alias') return askAlias(draft, aliasesTaken(world), place);
  if (id === 'summary') {
    return askSummary(draft, aliasesTaken(world), world.maxAgeDays(), place, save);
  }
  const facts = fieldsOf(exchange).find(({ field }) => id === `field:${field}`);
  return facts ? askField(world, exchange, facts, draft, place) : { kind: 'skip' };
}

/** Where the user can put right what was refused, with everything typed still there. */
function stepFor(fault: KeyFault): AddKeyStepId {
  if (fault.code === 'alias-taken' || fault.code === 'bad-alias') return 'alias';
  return fault.code === 'live-not-allowed' ? 'environment' : 'summary';
}

/** Another window may add keys while this one asks; the watch knows of them. */
function aliasesTaken(world: CommandWorld): ReadonlySet<string> {
  const { index } = world.watch.snapshot();
  return index?.ok ? aliasesOf(index.value) : new Set();
}
