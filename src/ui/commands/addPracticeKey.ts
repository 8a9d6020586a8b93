import { addKey, findTwins } from '../../app/keys/addKey.ts';
import { observeSample } from '../../app/practice/observe.ts';
import type { PracticeSample } from '../../app/practice/ports.ts';
import { findExchange } from '../../core/catalogue/catalogue.ts';
import { proposeAlias } from '../../core/keys/alias.ts';
import { aliasesOf } from '../../core/keys/keyIndex.ts';
import { timestamp } from '../../core/kernel/time.ts';
import { describePracticeFault, keyAdded, practiceTwin } from '../messages/acts.ts';
import { askPlaceholders, askTitles, sampleWords } from '../messages/ask.ts';
import { describeIndexFault, describeKeyFault } from '../messages/faults.ts';
import type { Told } from '../messages/told.ts';
import { askPick, type PickRow } from '../prompts/pick.ts';
import type { CommandWorld } from './world.ts';

/** *Add Practice Key*: stores a sample key of the practice exchange, which is started when it is not running. */
export async function addPracticeKeyCommand(world: CommandWorld): Promise<Told | undefined> {
  const started = await world.practice.start();
  if (!started.ok) return describePracticeFault(started.error);
  const samples = await world.practice.samples();
  if (!samples.ok) return describePracticeFault(samples.error);
  const answer = await askPick({
    title: askTitles.practice(),
    placeholder: askPlaceholders.practice(),
    rows: sampleRows(samples.value),
  });
  return answer.kind === 'accept' ? store(world, answer.value) : undefined;
}

async function store(world: CommandWorld, sample: PracticeSample): Promise<Told | undefined> {
  const twins = await findTwins(world.keys, sample.fields);
  if (!twins.ok) return describeKeyFault(twins.error, world.host);
  const [twin] = twins.value;
  if (twin) return practiceTwin(twin.alias);
  const state = await world.keys.index.read();
  if (!state.ok) return describeIndexFault(state.error);
  const maxAgeDays = world.maxAgeDays();
  const { rights } = sample;
  const added = await addKey(world.keys, {
    alias: proposeAlias(sample.exchange, 'practice', aliasesOf(state.value)),
    exchange: sample.exchange,
    environment: 'practice',
    purpose: sample.role === 'read-only' ? 'account' : 'trading',
    fields: sample.fields,
    ...(maxAgeDays > 0 ? { maxAgeDays } : {}),
    ...(rights ? { observation: observeSample(rights, timestamp(world.keys.clock())) } : {}),
  });
  return added.ok ? keyAdded(added.value.alias) : describeKeyFault(added.error, world.host);
}

function sampleRows(samples: readonly PracticeSample[]): readonly PickRow<PracticeSample>[] {
  const exchanges = [...new Set(samples.map(({ exchange }) => exchange))];
  return exchanges.flatMap((exchange): PickRow<PracticeSample>[] => {
    const name = findExchange(exchange)?.name ?? exchange;
    return [
      { heading: name },
      ...samples
        .filter((sample) => sample.exchange === exchange)
        .map((sample) => ({ ...sampleWords(sample), description: name, value: sample })),
    ];
  });
}
