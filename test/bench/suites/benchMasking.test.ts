import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { assignment } from '../../host/inside/assignment.ts';
import { withGrant } from '../../host/inside/grants.ts';
import { addDeribitKey, workspaceFolder } from '../../host/inside/keyring.ts';
import { eventually } from '../../host/inside/wait.ts';
import { workbench } from '../../host/inside/workbench.ts';
import { MASKING_LINES, samplesFile, type MaskingPair, type Span } from '../samples.ts';
import { rest } from './hostProcess.ts';

const ALIAS = 'deribit-testnet';
const PAIRS = 6;

describe('a bot that prints many lines', () => {
  before(async () => {
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    await addDeribitKey(ALIAS);
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('is measured without a key and with one, whose values are masked', async function () {
    this.timeout(600_000);
    await withGrant('Allow This Session', print('masked'));
    await print('bare');
    const pairs: MaskingPair[] = [];
    for (let pair = 0; pair < PAIRS; pair++) pairs.push(await printPair(pair));
    writeFileSync(samplesFile(assignment().home), JSON.stringify(pairs));
  });
});

/** In alternating order, so that what the first of two warms up favours neither. */
async function printPair(number: number): Promise<MaskingPair> {
  if (number % 2 === 0) {
    const bare = await print('bare');
    return { bare, masked: await print('masked') };
  }
  const masked = await print('masked');
  return { bare: await print('bare'), masked };
}

/** From the first line that a debugger tells of to the last; CPU of the whole extension host. */
async function print(arm: keyof MaskingPair): Promise<Span> {
  let lines = 0;
  let [first, last] = [now(), now()];
  let ended = false;
  const listening = vscode.Disposable.from(
    vscode.debug.onDidTerminateDebugSession(({ parentSession }) => {
      ended ||= parentSession === undefined;
    }),
    vscode.debug.registerDebugAdapterTrackerFactory('*', {
      createDebugAdapterTracker: () => ({
        onDidSendMessage: ({ event, body }: OutputEvent) => {
          if (event !== 'output' || body?.category !== 'stdout') return;
          if (lines === 0) first = now();
          lines += body.output?.split('\n').length ?? 1;
          lines--;
          last = now();
        },
      }),
    }),
  );
  try {
    await vscode.debug.startDebugging(workspaceFolder(), {
      type: 'node',
      name: 'many lines',
      request: 'launch',
      program: '${workspaceFolder}/lines.mjs',
      cwd: '${workspaceFolder}',
      console: 'internalConsole',
      ...(arm === 'masked' ? { exchangeKeyring: ALIAS } : {}),
    });
    await eventually('the end of the session', () => ended, 120_000);
  } finally {
    listening.dispose();
  }
  assert.equal(lines, MASKING_LINES);
  // What showing the lines sets off is not to fall into the next run.
  await vscode.commands.executeCommand('workbench.debug.panel.action.clearReplAction');
  await rest();
  return { cpuMs: last.cpuMs - first.cpuMs, wallMs: last.wallMs - first.wallMs };
}

function now(): Span {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() };
}

interface OutputEvent {
  readonly event?: string;
  readonly body?: { readonly category?: string; readonly output?: string };
}
