import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { parseIndex } from '../../../src/core/keys/keyIndex.ts';
import type { KeyRecord } from '../../../src/core/keys/keyRecord.ts';
import type { ScopeState } from '../../../src/core/keys/vocabulary.ts';
import { debugToEnd } from '../inside/debugging.ts';
import { answerGrant } from '../inside/grants.ts';
import {
  addDeribitKey,
  auditLog,
  botReport,
  digest,
  forgetKeys,
  forgetReport,
  globalStorage,
  listKeys,
  type TypedKey,
} from '../inside/keyring.ts';
import { launchOf, start } from '../inside/launches.ts';
import { workbench } from '../inside/workbench.ts';

const ALIAS = 'deribit-money';
const BOX = 'LIVE Key of Deribit';
const wanted = { name: 'trader', report: 'live.json', more: { exchangeKeyring: ALIAS } };

describe('A live key', () => {
  let key: TypedKey;
  let record: KeyRecord;

  before(async () => {
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    key = await addDeribitKey(ALIAS);
    record = listedRecord();
  });
  beforeEach(() => {
    forgetReport(wanted.report);
  });
  afterEach(() => workbench.dismissAll());
  after(async () => {
    await allowLive(undefined);
    await forgetKeys();
  });

  /** Another window lists the key as a live one of which the exchange said this about withdrawals. */
  const becomeLive = (withdraw: ScopeState): void => {
    const observation = {
      at: new Date().toISOString(),
      endpoint: 'private/list_api_keys',
      scopes: { read: 'granted', withdraw },
    } as const;
    listKeys([{ ...record, environment: 'live', observation }]);
  };

  async function isRefused(sentence: string): Promise<void> {
    assert.equal(await start(wanted), false);
    await workbench.waitForNotification(sentence);
    assert.equal(botReport(wanted.report), undefined);
  }

  it('is refused while the setting is off', async () => {
    becomeLive('denied');
    await allowLive(false);
    await isRefused('live keys are switched off in the settings');
  });

  it('is refused when it is not known whether it can withdraw', async () => {
    await allowLive(true);
    becomeLive('unknown');
    await isRefused('it is not known whether it can withdraw');
  });

  it('is asked for with LIVE in capitals and no lasting answer, and Enter denies', async () => {
    becomeLive('denied');
    const launch = start(wanted);
    const asked = await workbench.dialog();
    assert.match(asked.message, /Give the LIVE key “deribit-money” to “trader”\?/);
    assert.match(asked.detail, /Deribit, LIVE/);
    assert.equal(asked.focusedButton, 'Deny');
    assert.deepEqual(
      asked.buttons.filter((button) => button.startsWith('Allow')),
      ['Allow Once'],
    );
    await workbench.pressKey('Enter');
    assert.equal(await launch, false);
    assert.equal(botReport(wanted.report), undefined);
  });

  it('is not given when another word than its alias is typed', async () => {
    const launch = start(wanted);
    await answerGrant('Allow Once');
    const box = await workbench.waitForInput(BOX);
    assert.equal(box.value, '');
    assert.ok(![box.title, box.placeholder, box.message].join(' ').includes(ALIAS));
    await workbench.typeInInputBox('deribit-mone');
    await workbench.acceptInput();
    assert.equal(await launch, false);
    await workbench.waitForNotification('What you typed is not the alias');
    assert.equal(botReport(wanted.report), undefined);
  });

  it('is not given when the box is left with Escape', async () => {
    const launch = start(wanted);
    await answerGrant('Allow Once');
    await workbench.waitForInput(BOX);
    await workbench.cancelInput();
    assert.equal(await launch, false);
    assert.equal(botReport(wanted.report), undefined);
  });

  it('is given when its alias is typed, and asked for again at the next launch', async () => {
    for (const turn of [1, 2]) {
      forgetReport(wanted.report);
      const launch = debugToEnd(launchOf(wanted));
      await Promise.all([launch, allowed()]);
      const seen = botReport(wanted.report);
      assert.equal(seen?.apiKey, digest(key.apiKey));
      assert.equal(seen.secret, digest(key.secret));
      assert.equal(seen.environment, 'live');
      assert.equal(auditLog().match(/"live\.confirmed"/g)?.length, turn);
    }
  });

  it('is never given when it can withdraw, whatever its environment', async () => {
    becomeLive('granted');
    await isRefused('can withdraw, and such a key is never given');
    const observation = { at: record.createdAt, endpoint: 'x', scopes: { withdraw: 'granted' } };
    listKeys([{ ...record, observation } as KeyRecord]);
    await isRefused('can withdraw, and such a key is never given');
  });

  it('of a testnet meets no live host without a word', async () => {
    listKeys([record]);
    const more = { ...wanted.more, args: ['--url', 'https://www.deribit.com/api/v2'] };
    const launch = debugToEnd(launchOf({ ...wanted, more }));
    const [asked] = await Promise.all([answerGrant('Allow Once'), launch]);
    assert.match(
      asked.detail,
      /Warning: the configuration names www\.deribit\.com, a live host, while “deribit-money” is a testnet key\./,
    );
    assert.equal(botReport(wanted.report)?.secret, digest(key.secret));
    assert.match(auditLog(), /"live\.host"/);
  });
});

async function allowed(): Promise<void> {
  await answerGrant('Allow Once');
  await workbench.waitForInput(BOX);
  await workbench.typeInInputBox(ALIAS);
  await workbench.acceptInput();
}

function allowLive(allow: boolean | undefined): Thenable<void> {
  const target = vscode.ConfigurationTarget.Global;
  return vscode.workspace.getConfiguration().update('exchangeKeyring.allowLiveKeys', allow, target);
}

function listedRecord(): KeyRecord {
  const text = readFileSync(join(globalStorage(), 'keys.json'), 'utf8');
  const index = parseIndex(JSON.parse(text));
  assert.ok(index.kind === 'index');
  const record = index.state.keys.find(({ alias }) => alias === ALIAS);
  assert.ok(record);
  return record;
}
