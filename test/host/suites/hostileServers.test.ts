import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import { assignment } from '../inside/assignment.ts';
import { answerGrant } from '../inside/grants.ts';
import { attacked, isIdle, loot, plan, victim } from '../inside/hostile.ts';
import { addDeribitKey, forgetKeys, workspaceFolder, type TypedKey } from '../inside/keyring.ts';
import { rogueAdapter } from '../inside/rogueAdapter.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

/** The log of a session may still be open. */
const UNFINISHED = { finishFlush: constants.Z_SYNC_FLUSH };
const folder = workspaceFolder().uri.fsPath;

describe('Threat: on its way to the program a launch', () => {
  let key: TypedKey;

  before(async () => {
    await plan({});
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    key = await addDeribitKey('deribit-testnet');
  });
  after(() => plan({}));
  afterEach(() => workbench.dismissAll());

  it('is sent to a server that launch.json names', async () => {
    const rogue = await rogueAdapter();
    try {
      const launch = victim('broker', { debugServer: rogue.port });
      assert.equal(await vscode.debug.startDebugging(workspaceFolder(), launch), false);
      await workbench.waitForNotification('“debugServer” sends the launch to another debugger');
      assert.equal(rogue.received(), '', 'the server was connected to');
    } finally {
      rogue.close();
    }
  });

  it('is written down by js-debug with trace', async () => {
    await allowed(victim('broker', { trace: true }));
    const logs = await eventually('the trace', () => {
      const found = filesBelow(join(assignment().home, '..')).filter((file) =>
        /vscode-debugadapter-.*\.json(\.gz)?$/.test(file),
      );
      return found.length > 0 && found;
    });
    assertClean(logs, /__exchangeKeyringLaunch|EXCHANGE_KEYRING_SOCKET/);
  });

  it('is written down by debugpy with DEBUGPY_LOG_DIR', async () => {
    const logFolder = join(folder, 'logs');
    mkdirSync(logFolder, { recursive: true });
    const { env } = victim('broker') as unknown as { env: Record<string, string> };
    await allowed(python({ env: { ...env, DEBUGPY_LOG_DIR: logFolder } }));
    assertClean(filesBelow(logFolder), /EXCHANGE_KEYRING_SOCKET/);
  });

  it('is taken by whoever connects to debugpy’s launcher first', async () => {
    await plan({ race: true });
    const launch = vscode.debug.startDebugging(
      workspaceFolder(),
      python({ console: 'integratedTerminal' }),
    );
    await answerGrant('Allow Once');
    const taken = await eventually('what the launcher is told', async () => {
      const all = (await loot()).join('\n');
      return all.includes('"command":"launch"') || all.includes('"command": "launch"')
        ? all
        : undefined;
    });
    for (const value of [key.apiKey, key.secret])
      assert.ok(!taken.includes(value), 'whoever came first was told a value');
    let isOver = false;
    void launch.then(() => (isOver = true));
    await eventually('the end', async () => {
      // VS Code says in a dialog that the launch failed.
      await workbench.dismissAll();
      return isOver && isIdle();
    });
  });

  async function allowed(configuration: vscode.DebugConfiguration): Promise<void> {
    const [, { victimHasKey }] = await Promise.all([
      answerGrant('Allow Once'),
      attacked(key, {}, configuration),
    ]);
    assert.equal(victimHasKey, true, 'the program has no key');
  }

  /** The files say what passed, and no value is in it. */
  function assertClean(files: readonly string[], passed: RegExp): void {
    const texts = files.map((file) => {
      const content = readFileSync(file);
      return (file.endsWith('.gz') ? gunzipSync(content, UNFINISHED) : content).toString('utf8');
    });
    assert.ok(
      texts.some((text) => passed.test(text)),
      'nothing was written down',
    );
    for (const value of [key.apiKey, key.secret])
      assert.ok(!texts.some((text) => text.includes(value)), 'a debugger’s log holds a value');
  }
});

function python(more: Readonly<Record<string, unknown>>): vscode.DebugConfiguration {
  const program = '${workspaceFolder}/bot.py';
  return { ...victim('broker', { program, subProcess: false, ...more }), type: 'debugpy' };
}

function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}
