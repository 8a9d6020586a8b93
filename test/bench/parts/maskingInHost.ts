import { hostRuns, measureInHost } from '../hostRuns.ts';
import { interval, signed, type Outcome, type Row } from '../report.ts';
import { MASKING_LINES, type MaskingPair, type Span } from '../samples.ts';
import { bootstrapMedian, median } from '../statistics.ts';

/** A bot's output under js-debug in VS Code, with a key and without, pairwise. */
export async function measureMaskingInHost(): Promise<Outcome> {
  const pairs = (await measureInHost(hostRuns.masking)) as readonly MaskingPair[];
  const lines = MASKING_LINES.toLocaleString('en');
  return {
    rows: [
      rowOf(`${lines} lines in VS Code, CPU`, pairs, ({ cpuMs }) => cpuMs),
      rowOf('  from the first line to the last', pairs, ({ wallMs }) => wallMs),
    ],
    notes: [
      `lines in VS Code: a Node bot prints ${lines} lines of 120 characters under js-debug, with two granted values ` +
        'and without; CPU of the whole extension host, in which js-debug runs too; the median of the pairs’ ' +
        'differences, and [ ] its 95 % bootstrap interval.',
    ],
    data: pairs,
  };
}

function rowOf(what: string, pairs: readonly MaskingPair[], of: (span: Span) => number): Row {
  const added = pairs.map(({ bare, masked }) => of(masked) - of(bare));
  const [bare, masked] = [
    median(pairs.map((pair) => of(pair.bare))),
    median(pairs.map((pair) => of(pair.masked))),
  ];
  return {
    what,
    measured:
      `${signed(median(added))} ms ${interval(bootstrapMedian(added), 0)}: ` +
      `${masked.toFixed(0)} with a key, ${bare.toFixed(0)} without`,
    budget: '',
    verdict: '',
    runs: `${pairs.length} pairs`,
  };
}
