import type * as vscode from 'vscode';
import { LAUNCH_MEMBER } from '../../../src/manifest/ids.ts';
import { delve, deno, lldb } from './debuggers.ts';
import { auditLog } from './keyring.ts';
import { launchOf } from './launches.ts';

export const ALIAS = 'deribit-testnet';

/** What a configuration says to have a debugger take the last hop that would not do so by itself. */
export const FORCED = { keys: [ALIAS], mode: 'last-hop' };

/** The program's own environment holds values at the last hop; no other process may have any. */
export const MARKED = { EXCHANGE_KEYRING_TEST_CHILD_OF_BOT: '1' };

export interface LastHopLaunch {
  readonly name: string;
  readonly launch: (
    report: string,
    more?: Readonly<Record<string, unknown>>,
  ) => Promise<vscode.DebugConfiguration>;
}

/** A launch with values at the last hop, for each of the real debuggers. */
export const lastHops: readonly LastHopLaunch[] = [
  ...[delve, lldb, deno].map(({ name, launch }): LastHopLaunch => ({
    name,
    launch: (report, more = {}) =>
      launch({ report, env: MARKED, more: { [LAUNCH_MEMBER]: ALIAS, ...more } }),
  })),
  forced('js-debug', 'node', 'bot.mjs'),
  forced('debugpy', 'debugpy', 'bot.py', { subProcess: false }),
];

export function lastHop(name: string): LastHopLaunch['launch'] {
  const found = lastHops.find((one) => one.name === name);
  if (!found) throw new Error(`there is no launch of ${name}`);
  return found.launch;
}

function forced(name: string, type: string, program: string, rest: object = {}): LastHopLaunch {
  return {
    name,
    launch: (report, more = {}) =>
      Promise.resolve(
        launchOf({
          type,
          program,
          report,
          name: `a launch of ${name}`,
          more: {
            env: { BOT_REPORT: report, ...MARKED },
            [LAUNCH_MEMBER]: FORCED,
            ...rest,
            ...more,
          },
        }),
      ),
  };
}

/** One line of the audit log, as far as tests look at it. */
export interface AuditLine {
  readonly type: string;
  readonly mode?: string;
  readonly reason?: string;
  readonly use?: number;
}

/** Marks where the audit log is now; call the answer for what was written since. */
export function auditFromHere(): () => readonly AuditLine[] {
  const before = lines().length;
  return () => lines().slice(before);
}

function lines(): readonly AuditLine[] {
  return auditLog()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AuditLine);
}
