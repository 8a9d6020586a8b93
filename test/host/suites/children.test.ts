import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { LAUNCH_MEMBER } from '../../../src/manifest/ids.ts';
import { debugToEnd } from '../inside/debugging.ts';
import { withGrant } from '../inside/grants.ts';
import {
  addDeribitKey,
  botReport,
  digest,
  forgetKeys,
  workspaceFolder,
  type TypedKey,
} from '../inside/keyring.ts';
import { ALIAS, lastHop, MARKED } from '../inside/lastHop.ts';
import { launchOf } from '../inside/launches.ts';
import { neighbourForgets, neighbourSaw, neighbourSawValue } from '../inside/neighbour.ts';
import { present } from '../inside/waitingBot.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

const PARENT = 'parent.py';

describe('A child of a Python program', () => {
  let key: TypedKey;
  let children: vscode.DebugConfiguration[] = [];
  let listening: vscode.Disposable;

  before(async () => {
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    key = await addDeribitKey(ALIAS);
    listening = vscode.debug.onDidStartDebugSession((session) => {
      if (session.parentSession) children.push(session.configuration);
    });
  });
  after(() => {
    listening.dispose();
  });
  beforeEach(async () => {
    children = [];
    await neighbourForgets();
  });
  afterEach(() => workbench.dismissAll());

  async function inherited(launch: vscode.DebugConfiguration, name: string): Promise<void> {
    const reports = { BOT_REPORT: `${name}-parent.json`, CHILD_REPORT: `${name}-child.json` };
    const env = { ...(launch['env'] as object), ...reports };
    const { session } = await withGrant('Allow Once', debugToEnd({ ...launch, env }));
    for (const report of Object.values(reports))
      assert.equal(botReport(report)?.secret, digest(key.secret));
    const stated = JSON.stringify([session.configuration, ...children]);
    for (const value of [key.apiKey, key.secret]) {
      assert.ok(!stated.includes(value));
      assert.deepEqual(await neighbourSawValue(value), []);
    }
    assert.ok(!stated.includes('EXCHANGE_KEYRING_TICKET'));
  }

  it('inherits the values of the last hop, and gets no session that would repeat them', async () => {
    const program = `\${workspaceFolder}/${PARENT}`;
    await inherited(await lastHop('debugpy')('unused', { program }), 'lastHop');
    assert.equal(children.length, 0);
  });

  it('would have them repeated: the launch is refused, with a button', async () => {
    const launch = await lastHop('debugpy')('unused', { subProcess: undefined });
    assert.equal(await vscode.debug.startDebugging(workspaceFolder(), launch), false);
    await workbench.waitForNotification('Unless “subProcess” is off');
    await workbench.pressNotificationButton('Unless “subProcess”', 'Switch “subProcess” Off');
  });

  it('inherits what the broker gave; the token that is repeated for it is worth nothing', async () => {
    const more = { env: { ...MARKED, WAIT_FOR: 'children.end' }, [LAUNCH_MEMBER]: ALIAS };
    const launch = launchOf({ type: 'debugpy', program: PARENT, report: 'unused', more });
    const [, answer] = await Promise.all([inherited(launch, 'broker'), presentRepeated()]);
    assert.equal(answer, 'used-up');
    assert.equal(children.length, 1);
  });

  /** Presents what the neighbour saw of the token while the program still runs, and lets it end. */
  async function presentRepeated(): Promise<string> {
    const found = await eventually('the repeated variables', async () =>
      (await neighbourSaw())
        .filter(({ event }) => event === 'from adapter')
        .map(({ what }) => what as Reverse)
        .find(({ command }) => command === 'startDebugging'),
    );
    const variables = found.arguments?.configuration?.env ?? {};
    const { EXCHANGE_KEYRING_TICKET: token = '', EXCHANGE_KEYRING_SOCKET: socket = '' } = variables;
    assert.ok(token !== '' && socket !== '', 'the debugger repeats its variables no more');
    const answer = await present({ token, socket });
    writeFileSync(join(workspaceFolder().uri.fsPath, 'children.end'), '');
    return answer;
  }
});

interface Reverse {
  readonly command?: string;
  readonly arguments?: {
    readonly configuration?: { readonly env?: Readonly<Record<string, string>> };
  };
}
