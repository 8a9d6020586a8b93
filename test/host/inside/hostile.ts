import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Plan } from '../extensions/hostile/plan.ts';
import { answerGrant } from './grants.ts';
import {
  auditLog,
  botReport,
  digest,
  forgetReport,
  workspaceFolder,
  type TypedKey,
} from './keyring.ts';
import { launchOf } from './launches.ts';
import { eventually } from './wait.ts';
import { workbench } from './workbench.ts';

export type HostileMode = 'broker' | 'last-hop';
export const HOSTILE_MODES: readonly HostileMode[] = ['broker', 'last-hop'];

// The end of a short session may be told before its start, and `activeDebugSession` may stay when it has ended.
const begun: vscode.DebugSession[] = [];
const ended = new Set<string>();
vscode.debug.onDidStartDebugSession((session) => {
  if (session.parentSession === undefined) begun.push(session);
});
vscode.debug.onDidTerminateDebugSession(({ id }) => ended.add(id));

/** The root sessions that run. */
export function runningSessions(): readonly vscode.DebugSession[] {
  return begun.filter(({ id }) => !ended.has(id));
}

export function isIdle(): boolean {
  return runningSessions().length === 0;
}

const REPORT = 'victim.json';
const EVIL = 'evil.json';

/** One line of the audit log, as far as attacks show in it. */
interface AuditLine {
  readonly type: string;
  readonly reason?: string;
  readonly what?: readonly string[];
  readonly use?: number;
}

/** What came of one attack. */
export interface Outcome {
  /** Absent when the launch was stopped before its session had begun. */
  readonly session: vscode.DebugSession | undefined;
  readonly output: string;
  /** All that the hostile extension has got hold of, as texts. */
  readonly loot: readonly string[];
  /** Lines that the audit log has gained. */
  readonly audited: readonly AuditLine[];
  /** Whether the program that the user had allowed was given the key. */
  readonly victimHasKey: boolean;
  /** What another program than that was started with, if it was. */
  readonly evil:
    { readonly digests: readonly string[]; readonly names: readonly string[] } | undefined;
}

/** Tells the hostile extension what to do from now on; it forgets what it has got. */
export async function plan(next: Plan): Promise<void> {
  await vscode.commands.executeCommand('hostile.plan', JSON.stringify(next));
}

export async function loot(): Promise<readonly string[]> {
  const text = await vscode.commands.executeCommand<string>('hostile.loot');
  return JSON.parse(text) as readonly string[];
}

/** The launch that is attacked: the same each time, so that one grant covers all. */
export function victim(
  mode: HostileMode,
  more: Readonly<Record<string, unknown>> = {},
): vscode.DebugConfiguration {
  return launchOf({
    name: `victim ${mode}`,
    report: REPORT,
    more: {
      env: { BOT_REPORT: REPORT, EXCHANGE_KEYRING_TEST_CHILD_OF_BOT: '1' },
      exchangeKeyring: { keys: ['deribit-testnet'], mode },
      ...more,
    },
  });
}

/** Starts the launch that is attacked once in peace, and allows it for this session of VS Code. */
export async function allowVictim(key: TypedKey, mode: HostileMode): Promise<void> {
  await plan({});
  const [, { victimHasKey }] = await Promise.all([
    answerGrant('Allow This Session'),
    run(key, victim(mode)),
  ]);
  assert.ok(victimHasKey, 'the program has no key although nobody attacks it');
}

/** Launches under attack, and sees to it that no secret got anywhere. */
export async function attacked(
  key: TypedKey,
  next: Plan,
  configuration: vscode.DebugConfiguration,
): Promise<Outcome> {
  await plan(next);
  const outcome = await run(key, configuration);
  assertNothingTaken(key, outcome.loot);
  const digests = [digest(key.apiKey), digest(key.secret)];
  assert.ok(
    !digests.some((one) => outcome.evil?.digests.includes(one)),
    'another program was given the key',
  );
  assert.ok(
    !outcome.evil?.names.includes('EXCHANGE_KEYRING_TICKET'),
    'another program has the token',
  );
  return outcome;
}

/** No value and no token is in what was got hold of. */
export function assertNothingTaken(key: TypedKey, texts: readonly string[]): void {
  const all = texts.join('\n');
  for (const value of [key.apiKey, key.secret])
    assert.ok(!all.includes(value), 'the hostile extension has a value');
  assert.ok(!all.includes('EXCHANGE_KEYRING_TICKET'), 'the hostile extension has a token');
}

async function run(key: TypedKey, configuration: vscode.DebugConfiguration): Promise<Outcome> {
  const evilFile = join(workspaceFolder().uri.fsPath, EVIL);
  rmSync(evilFile, { force: true });
  forgetReport(REPORT);
  const before = auditLines().length;
  const finished = await launchToEnd(configuration);
  return {
    ...finished,
    loot: await loot(),
    audited: auditLines().slice(before),
    victimHasKey: botReport(REPORT)?.secret === digest(key.secret),
    evil: existsSync(evilFile)
      ? (JSON.parse(readFileSync(evilFile, 'utf8')) as Outcome['evil'])
      : undefined,
  };
}

/** The launch was stopped for this reason; the user was told, and the audit log has it. */
export async function assertStopped(reason: string, sentence: string): Promise<void> {
  await workbench.waitForNotification(sentence);
  await eventually(`a line about a launch stopped as ${reason}`, () =>
    auditLines().some((line) => line.type === 'launch.stopped' && line.reason === reason),
  );
  await workbench.clearNotifications();
}

/** What the audit log says of the last launch that was stopped. */
export function lastStop(): AuditLine | undefined {
  return auditLines().findLast(({ type }) => type === 'launch.stopped');
}

export function auditLines(): readonly AuditLine[] {
  return auditLog()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AuditLine);
}

/** Launches, and waits until nothing of it runs any more, whether or not it counts as started. */
async function launchToEnd(
  configuration: vscode.DebugConfiguration,
): Promise<Pick<Outcome, 'session' | 'output'>> {
  let session: vscode.DebugSession | undefined;
  const output: string[] = [];
  const listening = vscode.Disposable.from(
    vscode.debug.registerDebugAdapterTrackerFactory('*', {
      createDebugAdapterTracker: () => ({
        onDidSendMessage: (message: { event?: string; body?: { output?: string } }) => {
          if (message.event === 'output') output.push(message.body?.output ?? '');
        },
      }),
    }),
    vscode.debug.onDidStartDebugSession((started) => {
      session ??= started;
    }),
  );
  try {
    const started = await vscode.debug.startDebugging(workspaceFolder(), configuration);
    if (started) await eventually('the session’s start', () => session !== undefined);
    await eventually('the session’s end', isIdle, 40_000);
  } finally {
    listening.dispose();
  }
  return { session, output: output.join('') };
}
