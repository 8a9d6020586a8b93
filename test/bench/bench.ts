// npm run bench -- [--only PART]…: measures what was promised, prints one table and writes .vscode-test/bench.json.
// It fails when something cannot be measured, never because a measurement is over its budget.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cache } from '../setup/paths.ts';
import { setUp } from '../setup/setup.ts';
import { SetupError } from '../setup/step.ts';
import { prepareHost } from './hostRuns.ts';
import { describeMachine, describeVersions } from './machine.ts';
import { measureLaunches } from './parts/launch.ts';
import { measureMasking } from './parts/masking.ts';
import { measureMaskingInHost } from './parts/maskingInHost.ts';
import { measurePreloads } from './parts/preload.ts';
import { measureSize } from './parts/size.ts';
import { measureStarts, startParts } from './parts/starts.ts';
import { joined, table, type Outcome } from './report.ts';

const PARTS = ['size', 'masking', 'preload', 'activation', 'memory', 'tree', 'launch'] as const;
type Part = (typeof PARTS)[number];

const { values: options } = parseArgs({
  options: { only: { type: 'string', multiple: true, default: [] } },
});

async function main(): Promise<void> {
  const wanted = wantedParts();
  const machine = describeMachine();
  const started = new Date();
  await setUp();
  const outcomes = await measure(wanted);
  const versions = describeVersions();
  const minutes = (Date.now() - started.getTime()) / 60_000;
  const rows = [...outcomes.values()].flatMap((outcome) => outcome.rows);
  const file = join(cache, 'bench.json');
  const parts = Object.fromEntries(outcomes);
  mkdirSync(cache, { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ date: started.toISOString(), minutes, machine, versions, parts }, null, 2)}\n`,
  );
  const over = rows.filter(({ verdict }) => verdict === 'OVER').length;
  console.log(`\n${table(rows)}\n`);
  for (const note of [...outcomes.values()].flatMap(({ notes }) => notes)) console.log(`· ${note}`);
  if (machine.loadBefore > machine.cores / 2) {
    console.log(
      '· The machine was busy with other things: at rest, times are shorter and closer together.',
    );
  }
  console.log(
    `\n${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.os}, ${machine.kernel}; ` +
      `load ${machine.loadBefore.toFixed(1)} before the bench\n` +
      `VS Code ${versions.vscode}, Node ${versions.node}, Python ${versions.python}, ` +
      `debugpy ${versions.debugpy}, keytar ${versions.keytar}\n` +
      `${over === 0 ? 'Everything is within its budget' : `${over} over budget`}; ` +
      `${minutes.toFixed(1)} minutes; all samples: ${file}`,
  );
}

function wantedParts(): ReadonlySet<Part> {
  const unknown = options.only.filter((name) => !PARTS.some((part) => part === name));
  if (unknown.length > 0) {
    throw new SetupError(`There is no part ${unknown.join(', ')}; there are: ${PARTS.join(', ')}.`);
  }
  return new Set(PARTS.filter((part) => options.only.length === 0 || options.only.includes(part)));
}

async function measure(wanted: ReadonlySet<Part>): Promise<ReadonlyMap<Part, Outcome>> {
  const outcomes = new Map<Part, Outcome>();
  if (wanted.has('size')) outcomes.set('size', await measureSize());
  if (wanted.has('preload')) outcomes.set('preload', await measurePreloads());
  const ofStarts = (['activation', 'memory', 'tree'] as const).filter((part) => wanted.has(part));
  const needHost = [...ofStarts, 'masking', 'launch'] as const;
  if (needHost.some((part) => wanted.has(part))) await prepareHost();
  if (wanted.has('masking'))
    outcomes.set('masking', joined(measureMasking(), await measureMaskingInHost()));
  if (ofStarts.length > 0) {
    const starts = await measureStarts();
    for (const part of ofStarts) outcomes.set(part, startParts[part](starts));
  }
  if (wanted.has('launch')) outcomes.set('launch', await measureLaunches());
  return outcomes;
}

await main().catch((error: unknown) => {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
});
