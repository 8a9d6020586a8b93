import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { freePort } from '../runner/port.ts';
import { workspaceFolder } from './keyring.ts';

/** What of a launch differs from one that asks for nothing. */
export interface Asked {
  /** The file in which the bot reports. */
  readonly report: string;
  /** Variables beside BOT_REPORT. */
  readonly env?: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A debugger whose programs start with their variables set, and its bot. */
export interface Debugger {
  readonly name: string;
  readonly launch: (asked: Asked) => Promise<vscode.DebugConfiguration>;
}

export const delve: Debugger = {
  name: 'Delve',
  launch: ({ report, env, more }) =>
    Promise.resolve({
      ...common('go'),
      mode: 'debug',
      program: '${workspaceFolder}/gobot',
      console: 'internalConsole',
      env: { BOT_REPORT: report, ...env },
      ...more,
    }),
};

/** Call `compileNativeBot` first. */
export const lldb: Debugger = {
  name: 'LLDB',
  launch: ({ report, env, more }) =>
    Promise.resolve({
      ...common('lldb-dap'),
      program: '${workspaceFolder}/native/bot',
      // Containers forbid what turns it off.
      disableASLR: false,
      // The only form that adapters of every version read.
      env: Object.entries({ BOT_REPORT: report, ...env }).map((entry) => entry.join('=')),
      ...more,
    }),
};

export const deno: Debugger = {
  name: 'Deno',
  launch: async ({ report, env, more }) => {
    const port = await freePort();
    return {
      ...common('node'),
      program: '${workspaceFolder}/denobot.ts',
      console: 'internalConsole',
      runtimeExecutable: process.env['EXCHANGE_KEYRING_DENO'],
      runtimeArgs: ['run', `--inspect-wait=127.0.0.1:${port}`, '--allow-all'],
      attachSimplePort: port,
      env: { BOT_REPORT: report, ...env },
      ...more,
    };
  },
};

function common(type: string): vscode.DebugConfiguration {
  return { type, name: `a launch of ${type}`, request: 'launch', cwd: '${workspaceFolder}' };
}

/** Compiles the bot in C into the workspace. */
export function compileNativeBot(): void {
  const cwd = join(workspaceFolder().uri.fsPath, 'native');
  execFileSync('cc', ['-g', '-O0', '-o', 'bot', 'bot.c'], { cwd });
}
