import * as vscode from 'vscode';
import { workspaceFolder } from './keyring.ts';

/** What of a launch differs from a Node bot in the debug console that asks for `deribit-testnet`. */
export interface Wanted {
  readonly type?: string;
  readonly console?: string;
  readonly program?: string;
  readonly name?: string;
  /** The file in which the bot reports. */
  readonly report: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

export function launchOf({
  type = 'node',
  console = 'internalConsole',
  program = 'bot.mjs',
  name = 'a launch',
  report,
  more = {},
}: Wanted): vscode.DebugConfiguration {
  return {
    type,
    name,
    request: 'launch',
    program: `\${workspaceFolder}/${program}`,
    cwd: '${workspaceFolder}',
    console,
    env: { BOT_REPORT: report },
    exchangeKeyring: 'deribit-testnet',
    ...more,
  };
}

/** Starts a launch; answers whether it started. */
export function start(wanted: Wanted): Thenable<boolean> {
  return vscode.debug.startDebugging(workspaceFolder(), launchOf(wanted));
}
