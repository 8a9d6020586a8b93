import * as vscode from 'vscode';

import type { HostSystem } from '../../app/host.ts';
import type { Launch, Prepared } from '../../app/injection/prepareLaunch.ts';
import type { LaunchStop } from '../../app/injection/world.ts';
import { SESSION_MEMBER, withoutRequest } from '../../core/inject/patch.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import { isString, type UnknownRecord } from '../../core/kernel/parse.ts';
import { LAUNCH_MEMBER } from '../../manifest/ids.ts';
import { describeStop, describeWithoutKeys, type LaunchActs } from '../messages/injection.ts';
import { describeLiveHost } from '../messages/liveHosts.ts';
import { describePrinted } from '../messages/stops.ts';
import type { Told } from '../messages/told.ts';
import { registerLaunchCompletion } from './completion.ts';
import type { LastTracker } from './lastTracker.ts';
import { compoundSiblings } from './launchConfigurations.ts';
import { editLaunch } from './launchEdits.ts';
import { registerSessions, type SessionsUse } from './sessions.ts';

/** What the hooks of debugging do, bound to their world. */
interface DebugUse extends Omit<SessionsUse, 'describeStop' | 'describeSighting'> {
  readonly check: (launch: Launch) => Promise<LaunchStop | undefined>;
  readonly prepare: (launch: Launch) => Promise<Prepared>;
  readonly keys: () => Promise<readonly KeyRecord[]>;
  readonly extensionOf: (file: string) => string | undefined;
  readonly host: HostSystem;
}

/** The buttons for launches of one folder; without a folder, of any. */
type ActsIn = (folder: vscode.WorkspaceFolder | undefined) => LaunchActs;

/** Hooks into every launch of every debugger, and completes aliases in launch.json. */
export function registerDebug(use: DebugUse): vscode.Disposable {
  const actsIn: ActsIn = (folder) => ({
    ...ACTS,
    extensionOf: use.extensionOf,
    editLaunch: (name, edit) =>
      editLaunch(folder ? { name, folder: folder.uri.toString() } : { name }, edit),
  });
  const sessions = registerSessions({
    ...use,
    describeStop: ({ workspaceFolder }, configuration, why) =>
      describeStop(configuration, why, use.host, actsIn(workspaceFolder)),
    describeSighting: (configuration, sighting) =>
      sighting.kind === 'printed'
        ? describePrinted(configuration, sighting.key.record.alias)
        : describeLiveHost(configuration, sighting.seen, ACTS.openLaunchJson),
  });
  return vscode.Disposable.from(
    vscode.debug.registerDebugConfigurationProvider('*', launchHooks(use, actsIn, sessions)),
    { dispose: sessions.dispose },
    registerLaunchCompletion(use.keys),
  );
}

/**
 * The first hook runs before variables are substituted, twice for some debuggers, and its outcome is logged by
 * others: it only looks. The second hook runs once, after every debugger's own, and does the work.
 */
function launchHooks(
  use: DebugUse,
  actsIn: ActsIn,
  sessions: Pick<LastTracker, 'moveToEnd'>,
): vscode.DebugConfigurationProvider {
  return {
    resolveDebugConfiguration: (folder, configuration) =>
      stoppedUnless(use, configuration, async () => {
        const launch = launchOf(folder, configuration);
        const stop = await use.check({ ...launch, alongside: siblingsOf(launch) });
        if (!stop) return { configuration };
        return { told: describeStop(configuration.name, stop, use.host, actsIn(folder)) };
      }),
    resolveDebugConfigurationWithSubstitutedVariables: (folder, configuration) =>
      stoppedUnless(use, configuration, async () => {
        const prepared = await use.prepare(launchOf(folder, configuration));
        if (prepared.kind === 'ready') sessions.moveToEnd();
        return outcomeOf(use, actsIn(folder), configuration, prepared);
      }),
  };
}

interface Outcome {
  /** What goes on to the debugger; nothing does without it. */
  readonly configuration?: vscode.DebugConfiguration;
  readonly told?: Told | undefined;
}

function outcomeOf(
  use: DebugUse,
  acts: LaunchActs,
  configuration: vscode.DebugConfiguration,
  prepared: Prepared,
): Outcome {
  const { name } = configuration;
  switch (prepared.kind) {
    case 'not-asked':
      // Whoever copied the member from a session that carries a ticket does not get that ticket.
      return {
        configuration: asConfiguration(
          configuration,
          withoutRequest(configuration, SESSION_MEMBER),
        ),
      };
    case 'ready':
      for (const seen of prepared.liveHosts)
        use.boundary.tell('live host', describeLiveHost(name, seen, acts.openLaunchJson));
      return { configuration: asConfiguration(configuration, prepared.configuration) };
    case 'without-keys':
      return {
        configuration: asConfiguration(configuration, prepared.configuration),
        told: describeWithoutKeys(name, prepared.why, use.host, acts),
      };
    case 'stopped':
      return { told: describeStop(name, prepared.why, use.host, acts) };
    default:
      return assertNever(prepared);
  }
}

/** Runs a hook; a launch whose hook fails does not start. Sessions of child processes pass untouched. */
async function stoppedUnless(
  use: DebugUse,
  configuration: vscode.DebugConfiguration,
  hook: () => Promise<Outcome>,
): Promise<vscode.DebugConfiguration | undefined> {
  if (isChild(configuration)) return configuration;
  let outcome: Outcome | undefined;
  await use.boundary.run('launch', async () => {
    outcome = await hook();
    return outcome.told;
  });
  return outcome?.configuration;
}

/** js-debug's sessions for the targets of a session it already runs. */
function isChild(configuration: UnknownRecord): boolean {
  return (
    configuration['__pendingTargetId'] !== undefined || configuration['__parentId'] !== undefined
  );
}

function launchOf(
  folder: vscode.WorkspaceFolder | undefined,
  configuration: vscode.DebugConfiguration,
): Launch {
  return { folder: folder?.uri.toString() ?? '', configuration, requestMember: LAUNCH_MEMBER };
}

function siblingsOf({ folder, configuration }: Launch): ReturnType<typeof compoundSiblings> {
  const { name } = configuration;
  return isString(name) ? compoundSiblings({ folder, name }) : [];
}

/** The patch keeps what makes it a configuration; said again, so that the types need not be believed. */
function asConfiguration(
  { type, name, request }: vscode.DebugConfiguration,
  patched: UnknownRecord,
): vscode.DebugConfiguration {
  return { ...patched, type, name, request };
}

const ACTS: Omit<LaunchActs, 'extensionOf' | 'editLaunch'> = {
  openLaunchJson: () => run('workbench.action.debug.configure'),
  manageTrust: () => run('workbench.trust.manage'),
  openSetting: (setting) => run('workbench.action.openSettings', `@id:${setting}`),
};

async function run(command: string, ...args: readonly string[]): Promise<undefined> {
  await vscode.commands.executeCommand(command, ...args);
  return undefined;
}
