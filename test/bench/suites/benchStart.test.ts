import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../src/manifest/ids.ts';
import { assignment } from '../../host/inside/assignment.ts';
import { ask } from '../../host/inside/bridge.ts';
import { indexOf } from '../manyKeys.ts';
import type { PaintHelpers } from '../paint.ts';
import { samplesFile, type Paint, type StartSample } from '../samples.ts';
import { idleSpan, memoryInUse, rest, spanOf } from './hostProcess.ts';
import { heavyModulesLoaded } from './loaded.ts';

const FEW_KEYS = 3;
const MANY_KEYS = 500;
const AGAIN = 3;

// The product's copy, which waits to be activated, or in a control run an extension that only shows rows.
const product = vscode.extensions.getExtension(EXTENSION_ID);
const subject = product ?? vscode.extensions.getExtension('host-test.control');
const shown = product
  ? { icon: 'Exchange Keyring', view: 'Keys', row: 'made-up-0' }
  : { icon: 'Control', view: 'Rows', row: 'row 0' };

describe(`a start with ${shown.icon}`, () => {
  it('is measured', async function () {
    this.timeout(180_000);
    writeFileSync(samplesFile(assignment().home), JSON.stringify(await measure()));
  });
});

async function measure(): Promise<StartSample> {
  if (product) writeIndex(FEW_KEYS);
  await vscode.commands.executeCommand('workbench.view.explorer');
  const quiet = await rest();
  const beforeActivation = await memoryInUse();
  await rest();
  assert.equal(subject?.isActive, false);
  const activation = await spanOf(() => subject.activate());
  const loadedByActivation = loaded();
  const settling = await idleSpan();
  await rest();
  const idle = await memoryInUse();

  if (product) writeIndex(MANY_KEYS);
  await rest();
  let reveal: Paint | undefined;
  const revealSpan = await spanOf(async () => {
    reveal = await timeReveal();
  });
  if (!reveal) throw new Error('the view was not shown');
  await rest();
  const viewed = await memoryInUse();
  return {
    quiet,
    beforeActivation,
    activation,
    loadedByActivation,
    settling,
    idle,
    reveal,
    revealCpuMs: revealSpan.cpuMs,
    viewed,
    loadedByView: loaded(),
    ...(await otherPaints()),
  };
}

async function otherPaints(): Promise<Pick<StartSample, 'revealedAgain' | 'expand' | 'scroll'>> {
  const revealedAgain: Paint[] = [];
  for (let times = 0; times < AGAIN; times++) {
    await vscode.commands.executeCommand('workbench.view.explorer');
    await sleep(500);
    revealedAgain.push(await timeReveal());
  }
  await sleep(500);
  const expand = await time('timeExpand', shown.view, shown.row);
  await sleep(500);
  return { revealedAgain, expand, scroll: await time('timeScroll', shown.view, 5_000) };
}

function timeReveal(): Promise<Paint> {
  return time('timeReveal', shown.icon, shown.view);
}

async function time(
  method: keyof PaintHelpers,
  ...args: readonly (string | number)[]
): Promise<Paint> {
  return (await ask({ kind: 'call', method, args })) as Paint;
}

function loaded(): readonly string[] {
  return product ? heavyModulesLoaded(product.extensionPath) : [];
}

function writeIndex(keys: number): void {
  const folder = join(assignment().home, '..', 'user', 'User', 'globalStorage', EXTENSION_ID);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'keys.json'), indexOf(keys), { mode: 0o600 });
}
