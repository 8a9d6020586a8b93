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
  LANGUAGES,
  samplesFile,
  type Arm,
  type Language,
  type LaunchPair,
  type LaunchSample,
  type LaunchSamples,
  type ProgramReport,
} from '../samples.ts';
import { heavyModulesLoaded } from './loaded.ts';

const ALIAS = 'deribit-testnet';
const PAIRS = 16;

describe('launches', () => {
  const pairs: Record<Language, readonly LaunchPair[]> = { node: [], python: [] };
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
    it(`of ${language}, bare and with the broker`, async function () {
      this.timeout(180_000);
      await withGrant('Allow This Session', launch(language, 'broker'));
      await launch(language, 'bare');
      const measured: LaunchPair[] = [];
      for (let pair = 0; pair < PAIRS; pair++) measured.push(await launchPair(language, pair));
      pairs[language] = measured;
    });
  }

  after(() => {
    const samples: LaunchSamples = { ...pairs, loaded };
    writeFileSync(samplesFile(assignment().home), JSON.stringify(samples));
  });
});

/** In alternating order, so that what the first of two launches warms up favours neither. */
async function launchPair(language: Language, number: number): Promise<LaunchPair> {
  if (number % 2 === 0) {
    const bare = await launch(language, 'bare');
    return { bare, broker: await launch(language, 'broker') };
  }
  const broker = await launch(language, 'broker');
  return { bare: await launch(language, 'bare'), broker };
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
    ...(arm === 'broker' ? { exchangeKeyring: ALIAS } : {}),
  };
  const started = Number(process.hrtime.bigint()) / 1e6;
  await debugToEnd(configuration);
  const report = JSON.parse(readFileSync(out, 'utf8')) as ProgramReport;
  assert.equal(report.hasKeys, arm === 'broker');
  // What the end of a session sets off is not to fall into the next one.
  await sleep(150);
  return { firstLineMs: report.first - started, throughput: report.throughput };
}
