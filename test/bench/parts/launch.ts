import { bootstrapMedian, summarise } from '../statistics.ts';
import { hostRuns, measureInHost } from '../hostRuns.ts';
import { interval, signed, verdict, type Outcome, type Row } from '../report.ts';
import { LANGUAGES, type Language, type LaunchPair, type LaunchSamples } from '../samples.ts';

const BUDGET_MS = 60;

/** Launches under js-debug and debugpy, bare and with the broker, pairwise. */
export async function measureLaunches(): Promise<Outcome> {
  const samples = (await measureInHost(hostRuns.launch)) as LaunchSamples;
  return {
    rows: LANGUAGES.flatMap((language) => rowsOf(language, samples[language])),
    notes: [
      'launch: startDebugging call to the first line of the program (monotonic clock), in a real extension host ' +
        'with js-debug or debugpy, internalConsole, consent given before; bare and broker launches alternate, ' +
        'and the median of the pairs’ differences is judged; [ ] is its 95 % bootstrap interval.',
      'throughput: SHA-256 rounds per ms of the program’s CPU, 300 ms after its first line, broker ÷ bare of each ' +
        'pair; within when the interval reaches 1.',
    ],
    data: Object.fromEntries(LANGUAGES.map((language) => [language, dataOf(samples[language])])),
  };
}

function rowsOf(language: Language, pairs: readonly LaunchPair[]): readonly Row[] {
  const { bare, broker, added, addedInterval, ratio, ratioInterval } = dataOf(pairs);
  const runs = `${pairs.length} pairs`;
  return [
    {
      what: `launch, ${language}`,
      measured:
        `${signed(added.median)} ms ${interval(addedInterval, 1)}: ` +
        `${broker.median.toFixed(0)} with broker, ${bare.median.toFixed(0)} bare`,
      budget: `≤ +${BUDGET_MS} ms`,
      verdict: verdict(added.median <= BUDGET_MS),
      runs,
    },
    {
      what: `throughput after launch, ${language}`,
      measured: `${ratio.median.toFixed(3)} ${interval(ratioInterval, 3)}`,
      budget: '≥ 1.0',
      verdict: verdict(ratioInterval.high >= 1),
      runs,
    },
  ];
}

function dataOf(pairs: readonly LaunchPair[]) {
  const added = pairs.map(({ bare, broker }) => broker.firstLineMs - bare.firstLineMs);
  const ratio = pairs.map(({ bare, broker }) => broker.throughput / bare.throughput);
  return {
    bare: summarise(pairs.map(({ bare }) => bare.firstLineMs)),
    broker: summarise(pairs.map(({ broker }) => broker.firstLineMs)),
    added: summarise(added),
    addedInterval: bootstrapMedian(added),
    ratio: summarise(ratio),
    ratioInterval: bootstrapMedian(ratio),
    pairs,
  };
}
