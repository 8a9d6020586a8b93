import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerGrant, withGrant } from '../inside/grants.ts';
import { auditLog, forgetKeys, type TypedKey } from '../inside/keyring.ts';
import { auditOf } from '../inside/otherWindow.ts';
import { addAwkwardKey, MASKED_SECRET, printers, printerOf } from '../inside/printers.ts';
import { runToEnd, watchShown, type Shown } from '../inside/shown.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

const PRINTED = 'printed a value of “deribit-testnet”';

describe('What a program prints of its key', () => {
  let key: TypedKey;
  let shown: Shown;

  before(async () => {
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    key = await addAwkwardKey();
    shown = watchShown();
    await vscode.commands.executeCommand('workbench.debug.action.focusRepl');
  });
  beforeEach(async () => {
    shown.forget();
    await vscode.commands.executeCommand('workbench.debug.panel.action.clearReplAction');
  });
  afterEach(() => workbench.dismissAll());
  after(async () => {
    shown.dispose();
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  function nothingIsShown(): void {
    assert.deepEqual(shown.finds(key.secret), []);
    assert.deepEqual(shown.finds(key.apiKey), []);
  }

  for (const { name, launch } of printers) {
    it(`in every form is masked, from ${name}`, async () => {
      await withGrant('Allow Once', runToEnd(launch('forms')));
      nothingIsShown();
      const output = shown.output('stdout');
      for (const line of [
        `raw ${MASKED_SECRET}.\n`,
        `url https://localhost/?secret=${MASKED_SECRET}&n=1\n`,
        `form secret=${MASKED_SECRET}\n`,
        `hex ${MASKED_SECRET}.\n`,
        `json {"secret":${name.startsWith('node') ? '' : ' '}"${MASKED_SECRET}"}\n`,
      ])
        assert.ok(output.includes(line), `without the line “${line}”`);
      assert.ok(shown.output('stderr').includes(`error ${MASKED_SECRET}.\n`));
      assert.match(output, /^basic .*\[masked: DERIBIT_SECRET\]/m);
      assert.match(output, /^object .*\[masked: DERIBIT_SECRET\]/m);
      const page = await eventually('the debug console', async () => {
        const text = await workbench.debugConsoleText();
        return text.includes('error ') && text.includes(`raw ${MASKED_SECRET}`) && text;
      });
      assert.ok(!page.includes(key.secret) && !page.includes(key.secret.slice(0, 20)));
      await workbench.waitForNotification(PRINTED);
      assert.equal(printsOf(launch('forms')), 1);
    });

    it(`is masked when it comes in two pieces, from ${name}`, async () => {
      await withGrant('Allow Once', runToEnd(launch('pieces')));
      nothingIsShown();
      assert.ok(shown.output('stdout').includes(`pieces ${MASKED_SECRET}.\n`));
    });

    it(`is masked from its eighth character on when it comes character by character, from ${name}`, async () => {
      await withGrant('Allow Once', runToEnd(launch('characters')));
      nothingIsShown();
      const output = shown.output('stdout');
      const begun = /characters (.{0,7})\[masked: DERIBIT_SECRET\]\.\n/.exec(output)?.[1];
      assert.ok(begun !== undefined && key.secret.startsWith(begun));
    });

    it(`is masked when a child prints it, from ${name}`, async () => {
      await withGrant('Allow Once', runToEnd(launch('child')));
      nothingIsShown();
      assert.ok(shown.output('stdout').includes(`raw ${MASKED_SECRET}.\n`));
      assert.ok(shown.output('stderr').includes(`error ${MASKED_SECRET}.\n`));
      assert.equal(printsOf(launch('child')), 1);
    });

    it(`leaves everything else as it is, from ${name}`, async () => {
      await withGrant('Allow Once', runToEnd(launch('ordinary')));
      const expected = Array.from({ length: 40 }, (_, line) => ordinaryLine(key, line));
      assert.ok(shown.output('stdout').includes(expected.join('')));
      assert.equal(printsOf(launch('ordinary')), 0);
    });
  }

  it('is masked in the console API of js-debug too, and in what it expands', async () => {
    const { launch } = printerOf('node by the broker');
    await withGrant('Allow Once', runToEnd(launch('forms', { outputCapture: 'console' })));
    nothingIsShown();
    assert.match(shown.output(), /object .*\[masked: DERIBIT_SECRET\]/);
  });

  it('is told once, with a way to the audit log', async () => {
    const { launch } = printerOf('node by the broker');
    await withGrant('Allow Once', runToEnd(launch('forms')));
    const told = await workbench.waitForNotification(PRINTED);
    assert.equal(told.severity, 'warning');
    assert.match(told.message, /“node by the broker, forms” printed a value/);
    assert.ok(!auditLog().includes(key.secret));
  });

  it('a live host in the output is told once', async () => {
    const { launch } = printerOf('node by the broker');
    await withGrant('Allow Once', runToEnd(launch('host')));
    const told = await workbench.waitForNotification('names www.deribit.com, a live host');
    assert.equal(told.severity, 'warning');
    assert.match(told.message, /The output of “node by the broker, host”/);
    assert.deepEqual(liveHostsOf(launch('host')), ['output']);
  });

  it('a live host in a configuration that is granted already is told at the launch', async () => {
    const { launch } = printerOf('node by the broker');
    const more = { args: ['ordinary', 'wss://www.deribit.com/ws/api/v2'] };
    const asked = answerGrant('Allow This Session');
    await Promise.all([runToEnd(launch('ordinary', more)), asked]);
    assert.match((await asked).detail, /names www\.deribit\.com, a live host/);
    await workbench.clearNotifications();
    await runToEnd(launch('ordinary', more));
    const told = await workbench.waitForNotification('names www.deribit.com, a live host');
    assert.match(told.message, /^“node by the broker, ordinary” names/);
    assert.equal(told.severity, 'warning');
    assert.deepEqual(liveHostsOf(launch('ordinary')), ['configuration', 'configuration']);
  });
});

/** How often the audit log says that a launch printed a value. */
function printsOf({ name }: vscode.DebugConfiguration): number {
  return auditOf(name).filter(({ type }) => type === 'secret.printed').length;
}

/** Where the audit log says that a launch named a live host. */
function liveHostsOf({ name }: vscode.DebugConfiguration): readonly unknown[] {
  return auditOf(name).flatMap((line) =>
    line.type === 'live.host' && 'where' in line ? [line.where] : [],
  );
}

/** As the fixtures print it: with pieces of values that are too short to be masked. */
function ordinaryLine({ apiKey, secret }: TypedKey, line: number): string {
  const pieces = `${'synthe'.repeat(line % 4)} ${apiKey.slice(0, 6)} ${secret.slice(-7)}`;
  return `${line} \t"synthetic" [masked: ] … é ✓ ${pieces} \\ %22 100%\n`;
}
