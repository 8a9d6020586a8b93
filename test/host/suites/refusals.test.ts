import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { LAUNCH_MEMBER } from '../../../src/manifest/ids.ts';
import { debugToEnd } from '../inside/debugging.ts';
import { answerGrant, withGrant } from '../inside/grants.ts';
import {
  addDeribitKey,
  botReport,
  digest,
  forgetKeys,
  workspaceFolder,
} from '../inside/keyring.ts';
import { launchOf } from '../inside/launches.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

const NAME = 'refused bot';
const COMMENT = '// where it runs';
const ALIAS = 'deribit-testnet';
const lastHop = { keys: ALIAS, mode: 'last-hop' };

type Members = Readonly<Record<string, unknown>>;

const files = join(workspaceFolder().uri.fsPath, '.vscode');
const launchFile = join(files, 'launch.json');
const settingsFile = join(files, 'settings.json');

/** Makes launch.json hold one configuration, with a comment in it. */
function writeLaunch(members: Members): void {
  const all = { name: NAME, type: 'node', request: 'launch', [LAUNCH_MEMBER]: ALIAS, ...members };
  const lines = Object.entries(all).map(
    ([member, value]) => `      ${JSON.stringify(member)}: ${JSON.stringify(value)},\n`,
  );
  const program = '"program": "${workspaceFolder}/bot.mjs"';
  writeFileSync(
    launchFile,
    `{\n  "configurations": [\n    {\n${lines.join('')}      ${COMMENT}\n      ${program}\n    }\n  ]\n}\n`,
  );
}

/** Starts the configuration by its name, as F5 does; answers whether it started. */
function start(): Thenable<boolean> {
  return vscode.debug.startDebugging(workspaceFolder(), NAME);
}

function launchDocument(): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === launchFile);
}

/** The configuration as the editor, not yet the disk, has it, once the button has done its work. */
function repaired(before: string): Promise<Members> {
  return eventually('the change in launch.json', () => {
    const document = launchDocument();
    if (!document?.isDirty || document.getText() === before) return undefined;
    const text = document.getText();
    assert.ok(text.includes(COMMENT), 'a comment is gone');
    const parsed: unknown = JSON.parse(text.replace(COMMENT, ''));
    const { configurations } = parsed as { configurations: readonly Members[] };
    return configurations[0];
  });
}

/** What is written, what the sentence says, the button, and what the members are then. */
type Case = readonly [string, Members, string, string, Members];

const refused: readonly Case[] = [
  [
    'attaches',
    { request: 'attach' },
    'runs already cannot be given keys',
    'Use “launch”',
    { request: 'launch' },
  ],
  [
    'starts a page',
    { type: 'chrome', url: 'about:blank' },
    'The debugger “chrome” starts no program',
    `Remove “${LAUNCH_MEMBER}”`,
    { type: 'chrome', [LAUNCH_MEMBER]: undefined },
  ],
  [
    'wants the broker for Go',
    { type: 'go', [LAUNCH_MEMBER]: { keys: [ALIAS], mode: 'broker' } },
    '“go” programs cannot fetch their keys themselves',
    'Use “last-hop”',
    { [LAUNCH_MEMBER]: { keys: [ALIAS], mode: 'last-hop' } },
  ],
  [
    'isolates Python',
    { type: 'debugpy', pythonArgs: ['-I'] },
    'Python’s option -I shuts out',
    'Use “last-hop”',
    { [LAUNCH_MEMBER]: lastHop },
  ],
  [
    'runs in a container',
    { runtimeExecutable: '/usr/bin/docker' },
    '“docker” runs the program in another place',
    'Remove “runtimeExecutable”',
    { runtimeExecutable: undefined },
  ],
  [
    'runs as root',
    { type: 'debugpy', sudo: true },
    'With “sudo” the program runs in another place or as another user',
    'Remove “sudo”',
    { sudo: undefined },
  ],
  [
    'goes to another debugger, also in broker mode',
    { debugServer: 4711 },
    '“debugServer” sends the launch to another debugger',
    'Remove “debugServer”',
    { debugServer: undefined },
  ],
  [
    'is traced',
    { [LAUNCH_MEMBER]: lastHop, trace: true },
    'With “trace” the debugger writes down',
    'Remove “trace”',
    { trace: undefined },
  ],
  [
    'has its messages logged deep inside',
    { type: 'cppdbg', logging: { moduleLoad: false, engineLogging: true } },
    'With “logging.engineLogging” the debugger writes down',
    'Remove “logging.engineLogging”',
    { logging: { moduleLoad: false } },
  ],
  [
    'has Delve show its log',
    { type: 'go', showLog: true, logOutput: 'dap' },
    'With “showLog” the debugger writes down',
    'Switch “showLog” Off',
    { showLog: false, logOutput: 'dap' },
  ],
  [
    'runs in a terminal',
    { [LAUNCH_MEMBER]: lastHop, console: 'integratedTerminal' },
    'the keys would stand on a terminal’s command line',
    'Use the Debug Console',
    { console: 'internalConsole' },
  ],
];

describe('A launch is refused, with a button that puts it right, when it', () => {
  const original = readFileSync(launchFile, 'utf8');
  let secret: string;

  before(async () => {
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    ({ secret } = await addDeribitKey(ALIAS));
  });
  afterEach(async () => {
    await workbench.dismissAll();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
  after(() => {
    writeFileSync(launchFile, original);
  });

  for (const [title, members, sentence, button, expected] of refused)
    it(title, async () => {
      writeLaunch(members);
      const before = readFileSync(launchFile, 'utf8');
      assert.equal(await start(), false);
      const { message } = await workbench.waitForNotification(sentence);
      assert.match(message, /“refused bot” was not started/);
      await workbench.pressNotificationButton(sentence, button);
      const after = await repaired(before);
      for (const [member, value] of Object.entries(expected))
        assert.deepEqual(after[member], value);
      assert.equal(readFileSync(launchFile, 'utf8'), before, 'it was saved unasked');
      await vscode.commands.executeCommand('undo');
      await eventually('all of it undone', () => launchDocument()?.getText() === before);
    });

  it('has variables of the wrong shape: they are shown', async () => {
    writeLaunch({ env: 'X=1' });
    assert.equal(await start(), false);
    await workbench.pressNotificationButton('“env” must be an object', 'Show “env”');
    await eventually('the selection', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.getText(editor.selection).startsWith('"env"');
    });
    assert.equal(launchDocument()?.isDirty, false);
  });

  it('meets a setting that has the debugger write: the setting is shown', async () => {
    writeFileSync(settingsFile, '{ "lldb.verboseLogging": true }');
    try {
      await eventually('the setting', () =>
        vscode.workspace.getConfiguration('lldb').get<boolean>('verboseLogging'),
      );
      writeLaunch({ type: 'lldb' });
      assert.equal(await start(), false);
      await workbench.pressNotificationButton('the setting “lldb.verboseLogging”', 'Open Setting');
      await eventually('the settings', () => {
        const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
        return tab?.label === 'Settings';
      });
    } finally {
      rmSync(settingsFile);
    }
  });

  it('inherits a variable that has the debugger write', async () => {
    process.env['DEBUGPY_LOG_DIR'] = files;
    try {
      writeLaunch({ type: 'debugpy', [LAUNCH_MEMBER]: lastHop });
      assert.equal(await start(), false);
      await workbench.waitForNotification('started with the variable DEBUGPY_LOG_DIR');
    } finally {
      delete process.env['DEBUGPY_LOG_DIR'];
    }
  });

  it('stands in no file: launch.json is opened as it is', async () => {
    writeLaunch({});
    const stray = { name: 'stray', type: 'node', request: 'launch', debugServer: 1 };
    const started = await vscode.debug.startDebugging(workspaceFolder(), {
      ...stray,
      [LAUNCH_MEMBER]: ALIAS,
    });
    assert.equal(started, false);
    await workbench.pressNotificationButton('“debugServer” sends', 'Remove “debugServer”');
    await eventually('launch.json', () => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown?.uri.fsPath === launchFile && !shown.isDirty;
    });
  });

  it('and starts when it was put right, with no other step between', async () => {
    writeLaunch({ debugServer: 4711 });
    const before = readFileSync(launchFile, 'utf8');
    assert.equal(await start(), false);
    await workbench.pressNotificationButton('“debugServer” sends', 'Remove “debugServer”');
    await repaired(before);
    const launch = start();
    const asked = await answerGrant('Deny');
    assert.match(asked.message, /“refused bot”/);
    assert.equal(await launch, false);
    assert.equal(launchDocument()?.isDirty, false);
  });

  it('is traced, but not where the program fetches its keys itself', async () => {
    const configuration = launchOf({ report: 'traced.json', more: { trace: true } });
    await withGrant('Allow Once', debugToEnd(configuration));
    assert.equal(botReport('traced.json')?.secret, digest(secret));
  });
});
