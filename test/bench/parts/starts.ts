import { hostRuns, measureInHost } from '../hostRuns.ts';
import type { Outcome } from '../report.ts';
import type { StartSample } from '../samples.ts';
import { activationOutcome } from './activation.ts';
import { memoryOutcome } from './memory.ts';
import { treeOutcome } from './tree.ts';

const STARTS = 5;
const CONTROLS = 3;

/** Starts of VS Code that measured the product's copy, and such that measured a small extension. */
export interface Starts {
  readonly product: readonly StartSample[];
  readonly control: readonly StartSample[];
}

export const startParts = {
  activation: activationOutcome,
  memory: memoryOutcome,
  tree: treeOutcome,
} as const satisfies Readonly<Record<string, (starts: Starts) => Outcome>>;

export async function measureStarts(): Promise<Starts> {
  const product: StartSample[] = [];
  const control: StartSample[] = [];
  for (let start = 0; start < Math.max(STARTS, CONTROLS); start++) {
    if (start < STARTS) product.push((await measureInHost(hostRuns.start)) as StartSample);
    if (start < CONTROLS) control.push((await measureInHost(hostRuns.control)) as StartSample);
  }
  return { product, control };
}
