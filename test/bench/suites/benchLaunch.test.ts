import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../src/manifest/ids.ts';
import { assignment } from '../../host/inside/assignment.ts';
import { debugToEnd } from '../../host/inside/debugging.ts';
import { withGrant } from '../../host/inside/grants.ts';
import { addDeribitKey } from '../../host/inside/keyring.ts';
import { eventually } from '../../host/inside/wait.ts';
import { workbench } from '../../host/inside/workbench.ts';
import {
  ARMS,
  LANGUAGES,
  samplesFile,
  type Arm,
  type Language,
  type LaunchRound,
  type LaunchSample,
  type LaunchSamples,
  type ProgramReport,
} from '../samples.ts';
import { heavyModulesLoaded } from './loaded.ts';

const ALIAS = 'deribit-testnet';
const ROUNDS = 16;

describe('launches', () => {
  const rounds: Record<Language, readonly LaunchRound[]> = { node: [], python: [] };
  let loaded: readonly string[] = [];

  before(async () => {
    const product = await eventually('the product', () => {
      const found = vscode.extensions.getExtension(EXTENSION_ID);
      return found?.isActive === true ? found : undefined;
    });
    loaded = heavyModulesLoaded(product.extensionPath);
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    await addDeribitKey(ALIAS);
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  for (const language of LANGUAGES) {
    it(`of ${language}, bare, with the broker and at the last hop`, async function () {
      this.timeout(240_000);
      await withGrant('Allow This Session', launch(language, 'broker'));
      await withGrant('Allow This Session', launch(language, 'last-hop'));
      await launch(language, 'bare');
      const measured: LaunchRound[] = [];
      for (let round = 0; round < ROUNDS; round++)
        measured.push(await launchRound(language, round));
      rounds[language] = measured;
    });
  }

  after(() => {
    const samples: LaunchSamples = { ...rounds, loaded };
    writeFileSync(samplesFile(assignment().home), JSON.stringify(samples));
  });
});

/** In alternating order, so that what one launch warms up for the next favours none. */
async function launchRound(language: Language, number: number): Promise<LaunchRound> {
  const samples: Partial<Record<Arm, LaunchSample>> = {};
  for (const arm of number % 2 === 0 ? ARMS : ARMS.toReversed())
    samples[arm] = await launch(language, arm);
  const { bare, broker, 'last-hop': lastHop } = samples;
  assert.ok(bare && broker && lastHop);
  return { bare, broker, 'last-hop': lastHop };
}

async function launch(language: Language, arm: Arm): Promise<LaunchSample> {
  const out = join(assignment().workspace, 'out.json');
  rmSync(out, { force: true });
  const configuration: vscode.DebugConfiguration = {
    type: language === 'node' ? 'node' : 'debugpy',
    name: 'a launch',
    request: 'launch',
    program: `\${workspaceFolder}/bot.${language === 'node' ? 'mjs' : 'py'}`,
    cwd: '${workspaceFolder}',
    console: 'internalConsole',
    env: { BENCH_OUT: out },
    ...(language === 'python' ? { subProcess: false } : {}),
    ...(arm === 'bare' ? {} : { exchangeKeyring: { keys: [ALIAS], mode: arm } }),
  };
  const started = Number(process.hrtime.bigint()) / 1e6;
  await debugToEnd(configuration);
  const report = JSON.parse(readFileSync(out, 'utf8')) as ProgramReport;
  assert.equal(report.hasKeys, arm !== 'bare');
  // What the end of a session sets off is not to fall into the next one.
  await sleep(150);
  return { firstLineMs: report.first - started, throughput: report.throughput };
}
