import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { compileNativeBot } from '../inside/debuggers.ts';
import { debugToEnd } from '../inside/debugging.ts';
import { answerGrant } from '../inside/grants.ts';
import { addDeribitKey, botReport, digest, forgetKeys, type TypedKey } from '../inside/keyring.ts';
import { ALIAS, auditFromHere, lastHops } from '../inside/lastHop.ts';
import { neighbourForgets, neighbourSaw, neighbourSawValue } from '../inside/neighbour.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

describe('At the last hop', () => {
  let key: TypedKey;

  before(async () => {
    compileNativeBot();
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    key = await addDeribitKey(ALIAS);
  });
  afterEach(() => workbench.dismissAll());

  /** Asserts that neither session nor neighbour holds a value, or a token of any kind. */
  async function nobodyElseKnows(configuration: vscode.DebugConfiguration): Promise<void> {
    const stated = JSON.stringify(configuration);
    assert.ok(!/EXCHANGE_KEYRING_(TICKET|SOCKET|REQUIRED)/.test(stated));
    for (const value of [key.apiKey, key.secret]) {
      assert.ok(!stated.includes(value));
      assert.deepEqual(await neighbourSawValue(value), []);
    }
    const events = new Set((await neighbourSaw()).map(({ event }) => event));
    assert.ok(events.has('to adapter') && events.has('session started'));
    assert.ok(!events.has('terminal') && !events.has('shell command'));
  }

  for (const { name, launch } of lastHops)
    it(`a program under ${name} gets the key, and nobody else sees it`, async () => {
      const report = `lastHop-${name}.json`;
      const audited = auditFromHere();
      await neighbourForgets();
      const [{ session }, asked] = await Promise.all([
        debugToEnd(await launch(report)),
        answerGrant('Allow Once'),
      ]);
      assert.match(asked.detail, /The debugger itself is given the values/);
      assert.deepEqual(botReport(report), {
        apiKey: digest(key.apiKey),
        secret: digest(key.secret),
        environment: 'testnet',
        inEnviron: true,
        leftovers: [],
        loader: false,
      });
      await nobodyElseKnows(session.configuration);
      await eventually('the audit log', () => {
        const lines = audited();
        const minted = lines.some(
          ({ type, mode }) => type === 'ticket.minted' && mode === 'last-hop',
        );
        return minted && lines.some(({ type, use }) => type === 'ticket.redeemed' && use === 1);
      });
    });

  it('the log of a debugger that writes every message down holds nothing', async () => {
    const traced = await vscode.commands.executeCommand<string>('godebug.traced');
    assert.match(traced, /client -> .*"command":"launch".*__exchangeKeyringLaunch/);
    assert.ok(!traced.includes(key.apiKey) && !traced.includes(key.secret));
  });
});
