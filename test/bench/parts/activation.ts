import { spread, verdict, type Outcome } from '../report.ts';
import { summarise } from '../statistics.ts';
import type { Starts } from './starts.ts';

const BUDGET_MS = 15;

/** What activation costs, and whether it loads what is heavy. */
export function activationOutcome({ product, control }: Starts): Outcome {
  const cpu = summarise(product.map(({ activation }) => activation.cpuMs));
  const wall = summarise(product.map(({ activation }) => activation.wallMs));
  const least = summarise(control.map(({ activation }) => activation.cpuMs));
  const after = summarise(
    product.map(({ settling, quiet }) => Math.max(0, settling.cpuMs - quiet.cpuMs)),
  );
  const loaded = [...new Set(product.flatMap(({ loadedByActivation }) => loadedByActivation))];
  const later = [...new Set(product.flatMap(({ loadedByView }) => loadedByView))];
  const runs = `${product.length} host starts`;
  return {
    rows: [
      {
        what: 'activation, CPU',
        measured: spread(cpu, 'ms'),
        budget: `≤ ${BUDGET_MS} ms`,
        verdict: verdict(cpu.median <= BUDGET_MS),
        runs,
      },
      {
        what: '  of an extension that only shows rows',
        measured: spread(least, 'ms'),
        budget: '',
        verdict: '',
        runs: `${control.length} host starts`,
      },
      { what: '  wall time', measured: spread(wall, 'ms'), budget: '', verdict: '', runs },
      {
        what: '  CPU in the ½ s after it',
        measured: spread(after, 'ms'),
        budget: '',
        verdict: '',
        runs,
      },
      {
        what: 'keytar or ccxt loaded by it',
        measured: loaded.length === 0 ? 'neither' : loaded.join(', '),
        budget: 'neither',
        verdict: verdict(loaded.length === 0),
        runs,
      },
    ],
    notes: [
      'activation: CPU of all threads of the extension host (process.cpuUsage) from Extension.activate() to its ' +
        'end, with the loading of the bundle and VS Code’s own share, in a copy of the product whose manifest names ' +
        'no activation event, so that the host is otherwise at rest.',
      'loaded: Node’s module cache and the process’s shared objects; the probe sees the loading, for after the ' +
        `view was shown it lists ${later.length} files of keytar.`,
    ],
    data: { cpu, wall, least, after, loaded, loadedByView: later, starts: { product, control } },
  };
}
