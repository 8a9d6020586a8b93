import { parseIndex } from '../../../src/core/keys/keyIndex.ts';
import { parseJson } from '../../../src/core/kernel/parse.ts';
import { treeModel } from '../../../src/ui/tree/model.ts';
import { indexOf } from '../manyKeys.ts';
import { spread, verdict, type Outcome, type Row } from '../report.ts';
import type { Paint, StartSample } from '../samples.ts';
import { summarise, type Summary } from '../statistics.ts';
import type { Starts } from './starts.ts';

const KEYS = 500;
const BUDGET_MS = 50;
const BUILDS = 200;

/** The Keys view with many keys: the model alone, and what the page shows. */
export function treeOutcome({ product, control }: Starts): Outcome {
  const model = timeModel();
  const first = paints(product, ({ reveal }) => [reveal]);
  const controlFirst = paints(control, ({ reveal }) => [reveal]);
  const again = paints(product, ({ revealedAgain }) => revealedAgain);
  const controlAgain = paints(control, ({ revealedAgain }) => revealedAgain);
  const cpu = summarise(product.map(({ revealCpuMs }) => revealCpuMs));
  const expand = paints(product, ({ expand }) => [expand]);
  const scroll = paints(product, ({ scroll }) => [scroll]);
  const runs = `${product.length} host starts`;
  const plain = (what: string, summary: Summary, of = runs): Row => ({
    what,
    measured: spread(summary, 'ms'),
    budget: '',
    verdict: '',
    runs: of,
  });
  return {
    rows: [
      plain(`tree model of ${KEYS} keys`, model, `${BUILDS} builds`),
      {
        what: `tree of ${KEYS} keys, first paint`,
        measured: spread(first.first, 'ms', 0),
        budget: `≤ ${BUDGET_MS} ms`,
        verdict: verdict(first.first.median <= BUDGET_MS),
        runs,
      },
      plain(
        '  500 plain rows of an extension that only shows rows',
        controlFirst.first,
        `${control.length} host starts`,
      ),
      plain('  shown again', again.first, `${again.first.count} times`),
      plain(
        '  500 plain rows shown again',
        controlAgain.first,
        `${controlAgain.first.count} times`,
      ),
      plain('  CPU of the extension host', cpu),
      plain('  a key expanded', expand.first),
      plain('  scrolled by 5,000 pixels', scroll.first),
    ],
    notes: [
      'tree: from the press on the icon in the activity bar to the end of the first painted frame that shows rows, ' +
        'seen from inside the page (headless Chromium, frames of 17 ms): opening of the view container, calls to ' +
        'the extension host and back, loading of keytar and the first questions to the keychain, 500 keys. The ' +
        'plain rows are VS Code’s own part: they ask nothing of anyone.',
    ],
    data: { model, first, controlFirst, again, controlAgain, cpu, expand, scroll },
  };
}

function paints(samples: readonly StartSample[], pick: (sample: StartSample) => readonly Paint[]) {
  const picked = samples.flatMap(pick);
  return {
    first: summarise(picked.map(({ firstMs }) => firstMs)),
    complete: summarise(picked.map(({ completeMs }) => completeMs)),
  };
}

/** From the text of keys.json to the rows of all groups, in milliseconds. */
function timeModel(): Summary {
  const text = indexOf(KEYS);
  const times: number[] = [];
  for (let build = 0; build < BUILDS; build++) {
    const started = performance.now();
    const parsed = parseIndex(parseJson(text));
    if (parsed.kind !== 'index') throw new Error('the made-up index cannot be read');
    const index = { ok: true, value: parsed.state } as const;
    const snapshot = { index, availability: { state: 'available' }, grants: [] } as const;
    const model = treeModel(snapshot, Date.now());
    for (const node of model.roots) model.childrenOf(node);
    times.push(performance.now() - started);
  }
  return summarise(times);
}
