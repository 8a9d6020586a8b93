import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { LAUNCH_MEMBER } from '../../../src/manifest/ids.ts';
import { debugToEnd } from '../inside/debugging.ts';
import { withGrant } from '../inside/grants.ts';
import { addDeribitKey, forgetKeys, type TypedKey } from '../inside/keyring.ts';
import { ALIAS, auditFromHere } from '../inside/lastHop.ts';
import { neighbourForgets, neighbourSaw } from '../inside/neighbour.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

const cases = [
  {
    exposes: 'runInTerminal',
    title: 'writes its variables on a terminal’s line',
    reason: 'terminal-line',
    sentence: 'about to write the values on a terminal’s command line',
  },
  {
    exposes: 'startDebugging',
    title: 'hands its variables to another session',
    reason: 'repeated',
    sentence: 'repeated the values to start another session',
  },
] as const;

describe('A debugger that nobody knows', () => {
  let key: TypedKey;

  before(async () => {
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    key = await addDeribitKey(ALIAS);
  });
  afterEach(() => workbench.dismissAll());

  for (const { exposes, title, reason, sentence } of cases)
    it(`and that ${title} is stopped: VS Code gets no value`, async () => {
      const audited = auditFromHere();
      await neighbourForgets();
      const { session } = await withGrant(
        'Allow Once',
        debugToEnd({
          type: 'prints-env',
          name: `exposes by ${exposes}`,
          request: 'launch',
          cwd: '${workspaceFolder}',
          env: { PLAIN: 'plain words' },
          exposes,
          [LAUNCH_MEMBER]: ALIAS,
        }),
      );
      await workbench.waitForNotification(sentence);
      await eventually('the audit log', () =>
        audited().some((line) => line.type === 'launch.stopped' && line.reason === reason),
      );
      // Trackers before ours see what a debugger says before anything can be taken out of it.
      const seen = (await neighbourSaw()).filter(({ event }) => event !== 'from adapter');
      const passed = JSON.stringify([session.configuration, seen]);
      assert.ok(passed.includes('plain words'));
      for (const value of [key.apiKey, key.secret]) {
        assert.ok(!passed.includes(value));
        assert.ok(!(await workbench.terminalText()).includes(value));
      }
    });

  it('is told beforehand that there is no terminal for it', async () => {
    const told = JSON.parse(await vscode.commands.executeCommand<string>('printsenv.told')) as {
      readonly command: string;
      readonly arguments?: { readonly supportsRunInTerminalRequest?: boolean };
    }[];
    const initialize = told.find(({ command }) => command === 'initialize');
    assert.equal(initialize?.arguments?.supportsRunInTerminalRequest, false);
  });
});
