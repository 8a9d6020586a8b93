import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { parseIndex } from '../../../src/core/keys/keyIndex.ts';
import type { KeyRecord } from '../../../src/core/keys/keyRecord.ts';
import { SCOPES } from '../../../src/core/keys/vocabulary.ts';
import { LAUNCH_MEMBER } from '../../../src/manifest/ids.ts';
import { debugToEnd } from '../inside/debugging.ts';
import { answerGrant } from '../inside/grants.ts';
import {
  addDeribitKey,
  botReport,
  digest,
  forgetKeys,
  globalStorage,
  listKeys,
  workspaceFolder,
  type TypedKey,
} from '../inside/keyring.ts';
import { ALIAS, auditFromHere, MARKED } from '../inside/lastHop.ts';
import { launchOf } from '../inside/launches.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

/** What an exchange says of a key that can do nothing but read. */
const readOnly = {
  at: new Date().toISOString(),
  endpoint: 'GET /private/get_account_summary',
  scopes: Object.fromEntries(
    SCOPES.map((scope) => [scope, scope === 'read' ? 'granted' : 'denied']),
  ),
} as const;

function listed(): readonly KeyRecord[] {
  const parsed = parseIndex(JSON.parse(readFileSync(join(globalStorage(), 'keys.json'), 'utf8')));
  if (parsed.kind !== 'index') throw new Error('the list of keys cannot be read');
  return parsed.state.keys;
}

describe('In the plain environment', () => {
  let key: TypedKey;
  let record: KeyRecord;

  before(async () => {
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    // In this mode alone a configuration holds values and others see them, as the user was told: these two are not
    // among the values that may be found nowhere.
    key = await addDeribitKey(ALIAS, {
      apiKey: randomBytes(5).toString('hex'),
      secret: randomBytes(22).toString('hex').slice(0, 43),
    });
    const [first] = listed();
    if (!first) throw new Error('the key is not listed');
    record = first;
  });
  afterEach(() => workbench.dismissAll());

  for (const { title, type, program } of [
    { title: 'js-debug', type: 'node', program: 'bot.mjs' },
    { title: 'debugpy', type: 'debugpy', program: 'bot.py' },
    { title: 'Delve', type: 'go', program: 'gobot' },
  ])
    it(`a program under ${title} finds the key in what its configuration says`, async () => {
      listKeys([{ ...record, observation: readOnly, plainEnv: true }]);
      const audited = auditFromHere();
      const report = `plainEnv-${title}.json`;
      const [{ session }, asked] = await Promise.all([
        debugToEnd(launch(type, program, report)),
        answerGrant('Allow Once'),
      ]);
      assert.match(asked.detail, /The values stand in the launch configuration: every extension/);
      const seen = await eventually('the report', () => botReport(report));
      assert.equal(seen.apiKey, digest(key.apiKey));
      assert.equal(seen.secret, digest(key.secret));
      assert.equal(seen.environment, 'testnet');
      const { env } = session.configuration as { env?: Readonly<Record<string, string>> };
      assert.ok(env?.['DERIBIT_SECRET'] === key.secret);
      await eventually('the audit log', () => {
        const lines = audited();
        const minted = lines.some(
          (line) => line.type === 'ticket.minted' && line.mode === 'plain-env',
        );
        return minted && lines.some(({ type }) => type === 'ticket.redeemed');
      });
    });

  const refused = [
    {
      title: 'whose switch is off',
      changes: { observation: readOnly },
      sentence: 'The plain environment of “deribit-testnet” is off',
    },
    {
      title: 'of which nobody knows what it may do',
      changes: { plainEnv: true },
      sentence: 'it is not known whether it can',
    },
    {
      title: 'of demo trading',
      changes: { observation: readOnly, plainEnv: true, environment: 'demo' },
      sentence: 'The plain environment is for practice and testnet keys',
    },
  ] as const;
  for (const { title, changes, sentence } of refused)
    it(`a key ${title} is refused`, async () => {
      listKeys([{ ...record, ...changes }]);
      const report = 'plainEnv-refused.json';
      const configuration = launch('node', 'bot.mjs', report);
      assert.equal(await vscode.debug.startDebugging(workspaceFolder(), configuration), false);
      await workbench.pressNotificationButton(sentence, 'Edit Key…');
      await workbench.waitForInput('Edit Key');
      assert.equal(botReport(report), undefined);
    });
});

function launch(type: string, program: string, report: string): vscode.DebugConfiguration {
  const asked = { keys: [ALIAS], mode: 'plain-env' };
  const env = { BOT_REPORT: report, ...MARKED };
  return launchOf({ type, program, report, more: { env, [LAUNCH_MEMBER]: asked } });
}
