import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { workspaceFolder, type BotReport } from './keyring.ts';
import { launchOf, type Wanted } from './launches.ts';
import { eventually } from './wait.ts';
import { workbench } from './workbench.ts';

/** What the bot wrote at one of its starts. */
export interface StartReport extends BotReport {
  readonly pid: number;
  /** What it was started with, and what the preload then traded for keys. */
  readonly token: string;
  readonly socket: string;
}

/** A bot that runs until it is told to end, and its debug session. */
export interface WaitingBot {
  readonly configuration: vscode.DebugConfiguration;
  readonly start: () => Thenable<boolean>;
  /** The report of its first start, its second, and so on; waits for it. */
  readonly report: (start: number) => Promise<StartReport>;
  /** How many starts got as far as the bot's own code. */
  readonly starts: () => number;
  /** Has it exit with a code. */
  readonly end: (code: number) => void;
  /** Its root session, while it runs. */
  readonly session: () => vscode.DebugSession;
  readonly isRunning: () => boolean;
  /** What its debuggers wrote into the debug console so far. */
  readonly output: () => string;
  /** The codes with which it ended, where the debugger said. */
  readonly exitCodes: () => readonly (number | undefined)[];
  /** Stops the session and forgets all of it. */
  readonly dispose: () => Promise<void>;
}

interface AdapterMessage {
  readonly event?: string;
  readonly body?: { readonly output?: string; readonly exitCode?: number };
}

/**
 * Watches the launch that `report` names, as its files are named; `start` makes one up, and others may start it by its
 * name. The same bot, in Node or Python, runs for every launch. Of equal names in several folders it is `folder`'s.
 */
export function waitingBot(wanted: Wanted, folder = workspaceFolder()): WaitingBot {
  const { report } = wanted;
  const configuration = launchOf({
    program: 'waiting.mjs',
    name: report,
    ...wanted,
    // Otherwise one bot's grant covers the next one.
    more: { args: [report], ...wanted.more },
  });
  const sessions = new Set<vscode.DebugSession>();
  const output: string[] = [];
  const exitCodes: (number | undefined)[] = [];
  const file = (name: string): string => join(folder.uri.fsPath, name);
  const starts = (): number => {
    let count = 0;
    while (existsSync(file(`${report}-${count + 1}.json`))) count++;
    return count;
  };
  const isOurs = (session: vscode.DebugSession): boolean => {
    const { name, workspaceFolder: of = folder } = rootOf(session);
    return name === report && of.uri.toString() === folder.uri.toString();
  };
  const listening = [
    vscode.debug.onDidStartDebugSession((session) => {
      if (isOurs(session) && session.parentSession === undefined) sessions.add(session);
    }),
    vscode.debug.onDidTerminateDebugSession((session) => sessions.delete(session)),
    vscode.debug.registerDebugAdapterTrackerFactory('*', {
      createDebugAdapterTracker: (session) =>
        isOurs(session)
          ? {
              onDidSendMessage: ({ event, body }: AdapterMessage) => {
                if (event === 'output') output.push(body?.output ?? '');
                if (event === 'exited') exitCodes.push(body?.exitCode);
              },
            }
          : undefined,
    }),
  ];
  return {
    configuration,
    start: () => vscode.debug.startDebugging(folder, configuration),
    report: async (start) => {
      const path = file(`${report}-${start}.json`);
      await eventually(`start ${start} of the bot`, () => existsSync(path)).catch(
        (error: unknown) => {
          throw new Error(`${String(error)}; it printed: ${output.join('')}`);
        },
      );
      return JSON.parse(readFileSync(path, 'utf8')) as StartReport;
    },
    starts,
    end: (code) => {
      writeFileSync(file(`${report}.ending`), String(code));
      // In one piece, so that the bot does not read half of it.
      renameSync(file(`${report}.ending`), file(`${report}.end`));
    },
    session: () => {
      const [session] = sessions;
      if (!session) throw new Error('the bot has no session');
      return session;
    },
    isRunning: () => sessions.size > 0,
    output: () => output.join(''),
    exitCodes: () => exitCodes,
    dispose: async () => {
      for (const session of [...sessions]) await vscode.debug.stopDebugging(session);
      await eventually('the end of the session', () => sessions.size === 0);
      for (const each of listening) each.dispose();
      for (let start = starts(); start > 0; start--) rmSync(file(`${report}-${start}.json`));
      rmSync(file(`${report}.end`), { force: true });
    },
  };
}

/**
 * Presses the workbench's Restart for the session of a bot. Resolves when it runs again, and not at all where the
 * program ends before its debugger has it.
 */
export async function restart(bot: WaitingBot): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.debug.restart', undefined, {
    sessionId: bot.session().id,
  });
}

/** Takes the grant of a bot's launch away in Manage Grants… */
export async function withdrawGrant(alias: string, { configuration }: WaitingBot): Promise<void> {
  await workbench.runCommand('Exchange Keyring: Manage Grants…');
  await workbench.waitForInput('Manage Grants');
  await workbench.pickQuickPickItem(`${alias} → ${configuration.name}`);
  await workbench.acceptInput();
  await workbench.waitForNotification('withdrawn');
  await workbench.clearNotifications();
}

/** Shows a token to the broker, as a program would; answers the code of its refusal, or `ok`. */
export function present({ token, socket }: Pick<StartReport, 'token' | 'socket'>): Promise<string> {
  return new Promise((resolve, reject) => {
    const connection = connect(socket);
    let text = '';
    connection.on('connect', () =>
      connection.write(`${JSON.stringify({ v: 1, ticket: token })}\n`),
    );
    connection.on('data', (data: Buffer) => (text += data.toString()));
    connection.on('error', reject);
    connection.on('close', () => {
      const answer = JSON.parse(text) as { readonly ok: boolean; readonly code?: string };
      resolve(answer.ok ? 'ok' : (answer.code ?? ''));
    });
  });
}

function rootOf(session: vscode.DebugSession): vscode.DebugSession {
  return session.parentSession ? rootOf(session.parentSession) : session;
}
