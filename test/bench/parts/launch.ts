import { bootstrapMedian, summarise } from '../statistics.ts';
import { hostRuns, measureInHost } from '../hostRuns.ts';
import { interval, signed, verdict, type Outcome, type Row } from '../report.ts';
import {
  LANGUAGES,
  type Language,
  type Arm,
  type LaunchRound,
  type LaunchSamples,
} from '../samples.ts';

const BUDGET_MS = 60;

type KeyedArm = Exclude<Arm, 'bare'>;

/** Launches under js-debug and debugpy, bare, with the broker and at the last hop, in rounds. */
export async function measureLaunches(): Promise<Outcome> {
  const samples = (await measureInHost(hostRuns.launch)) as LaunchSamples;
  return {
    rows: LANGUAGES.flatMap((language) =>
      (['broker', 'last-hop'] as const).flatMap((arm) => rowsOf(language, arm, samples[language])),
    ),
    notes: [
      'launch: startDebugging call to the first line of the program (monotonic clock), in a real extension host ' +
        'with js-debug or debugpy, internalConsole, consent given before; bare and other launches alternate, ' +
        'and the median of the differences to the bare one of the same round is judged; [ ] is its 95 % bootstrap interval.',
      'throughput: SHA-256 rounds per ms of the program’s CPU, 300 ms after its first line, divided by the bare one’s of ' +
        'each round; within when the interval reaches 1.',
    ],
    data: Object.fromEntries(
      LANGUAGES.map((language) => [
        language,
        {
          broker: dataOf('broker', samples[language]),
          'last-hop': dataOf('last-hop', samples[language]),
        },
      ]),
    ),
  };
}

/** How a launch with keys compares with a bare one. */
function rowsOf(language: Language, arm: KeyedArm, rounds: readonly LaunchRound[]): readonly Row[] {
  const { bare, keyed, added, addedInterval, ratio, ratioInterval } = dataOf(arm, rounds);
  const runs = `${rounds.length} rounds`;
  return [
    {
      what: `launch, ${language}, ${arm}`,
      measured:
        `${signed(added.median)} ms ${interval(addedInterval, 1)}: ` +
        `${keyed.median.toFixed(0)} with keys, ${bare.median.toFixed(0)} bare`,
      budget: `≤ +${BUDGET_MS} ms`,
      verdict: verdict(added.median <= BUDGET_MS),
      runs,
    },
    {
      what: `throughput after launch, ${language}, ${arm}`,
      measured: `${ratio.median.toFixed(3)} ${interval(ratioInterval, 3)}`,
      budget: '≥ 1.0',
      verdict: verdict(ratioInterval.high >= 1),
      runs,
    },
  ];
}

function dataOf(arm: KeyedArm, rounds: readonly LaunchRound[]) {
  const added = rounds.map((round) => round[arm].firstLineMs - round.bare.firstLineMs);
  const ratio = rounds.map((round) => round[arm].throughput / round.bare.throughput);
  return {
    bare: summarise(rounds.map(({ bare }) => bare.firstLineMs)),
    keyed: summarise(rounds.map((round) => round[arm].firstLineMs)),
    added: summarise(added),
    addedInterval: bootstrapMedian(added),
    ratio: summarise(ratio),
    ratioInterval: bootstrapMedian(ratio),
    rounds,
  };
}
