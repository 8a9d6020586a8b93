import { verdict, type Outcome, type Row } from '../report.ts';
import type { Memory, StartSample } from '../samples.ts';
import { median, summarise } from '../statistics.ts';
import type { Starts } from './starts.ts';

const BUDGET = 15 * 2 ** 20;

type Moment = 'idle' | 'viewed';

/** What the product adds to the extension host, beyond what the host gains by itself in the same time. */
export function memoryOutcome(starts: Starts): Outcome {
  const added = (moment: Moment, kind: keyof Memory) => {
    const drift = median(gains(starts.control, moment, kind));
    return summarise(gains(starts.product, moment, kind).map((gain) => gain - drift));
  };
  const at = (moment: Moment) => ({
    rss: added(moment, 'rss'),
    mapped: added(moment, 'mapped'),
    heap: added(moment, 'heapUsed'),
  });
  const data = { idle: at('idle'), viewed: at('viewed') };
  const row = (what: string, { rss, mapped, heap }: typeof data.idle): Row => ({
    what,
    measured:
      `${megabytes(rss.median)} MB (${megabytes(rss.min)}–${megabytes(rss.max)}), ` +
      `of it ${megabytes(mapped.median)} mapped files; heap ${megabytes(heap.median)} MB`,
    budget: '≤ 15 MB',
    verdict: verdict(rss.median <= BUDGET),
    runs: `${starts.product.length} + ${starts.control.length} host starts`,
  });
  return {
    rows: [row('memory, idle', data.idle), row('memory, after 500 keys were shown', data.viewed)],
    notes: [
      'memory: RSS and used heap of the extension host after garbage collection and rest, minus the same before ' +
        'activation in the same host, minus what a host gains in the same moves with an extension that only shows 500 rows; real keychain, whose ' +
        'libraries (keytar, libsecret, glib) are loaded when the view first asks for it.',
    ],
    data,
  };
}

function gains(samples: readonly StartSample[], moment: Moment, kind: keyof Memory): number[] {
  return samples.map((sample) => sample[moment][kind] - sample.beforeActivation[kind]);
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
