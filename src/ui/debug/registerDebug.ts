import * as vscode from 'vscode';

import type { HostSystem } from '../../app/host.ts';
import type { UnusedLaunch } from '../../app/injection/endLaunch.ts';
import type { Launch, Prepared } from '../../app/injection/prepareLaunch.ts';
import type { LaunchStop } from '../../app/injection/world.ts';
import { SESSION_MEMBER } from '../../core/inject/patch.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import { isString, type UnknownRecord } from '../../core/kernel/parse.ts';
import { LAUNCH_MEMBER } from '../../manifest/ids.ts';
import type { Boundary } from '../boundary.ts';
import {
  describeStop,
  describeUnused,
  describeWithoutKeys,
  type LaunchActs,
} from '../messages/injection.ts';
import type { Told } from '../messages/told.ts';
import { registerLaunchCompletion } from './completion.ts';
import { compoundSiblings } from './launchConfigurations.ts';

/** What the hooks of debugging do, bound to their world. */
interface DebugUse {
  readonly check: (launch: Launch) => Promise<LaunchStop | undefined>;
  readonly prepare: (launch: Launch) => Promise<Prepared>;
  readonly start: (ticketId: string, session: string) => void;
  readonly end: (session: string) => Promise<UnusedLaunch | undefined>;
  readonly keys: () => Promise<readonly KeyRecord[]>;
  readonly boundary: Boundary;
  readonly host: HostSystem;
}

/** Hooks into every launch of every debugger, and completes aliases in launch.json. */
export function registerDebug(use: DebugUse): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.debug.registerDebugConfigurationProvider('*', launchHooks(use)),
    // Made for each start and restart of a session, before its launch message leaves.
    vscode.debug.registerDebugAdapterTrackerFactory('*', {
      createDebugAdapterTracker({ id, configuration, parentSession }) {
        const ticketId: unknown = (configuration as UnknownRecord)[SESSION_MEMBER];
        // Some debuggers copy the configuration for the sessions of child processes.
        if (isString(ticketId) && !parentSession) use.start(ticketId, id);
        return undefined;
      },
    }),
    vscode.debug.onDidTerminateDebugSession(({ id }) => {
      void use.boundary.run('debug session ended', async () => {
        const unused = await use.end(id);
        return unused && describeUnused(unused.configuration);
      });
    }),
    registerLaunchCompletion(use.keys),
  );
}

/**
 * The first hook runs before variables are substituted, twice for some debuggers, and its outcome is logged by
 * others: it only looks. The second hook runs once, after every debugger's own, and does the work.
 */
function launchHooks(use: DebugUse): vscode.DebugConfigurationProvider {
  return {
    resolveDebugConfiguration: (folder, configuration) =>
      stoppedUnless(use, configuration, async () => {
        const launch = launchOf(folder, configuration);
        const stop = await use.check({ ...launch, alongside: siblingsOf(launch) });
        if (!stop) return { configuration };
        return { told: describeStop(configuration.name, stop, use.host, ACTS) };
      }),
    resolveDebugConfigurationWithSubstitutedVariables: (folder, configuration) =>
      stoppedUnless(use, configuration, async () =>
        outcomeOf(use, configuration, await use.prepare(launchOf(folder, configuration))),
      ),
  };
}

interface Outcome {
  /** What goes on to the debugger; nothing does without it. */
  readonly configuration?: vscode.DebugConfiguration;
  readonly told?: Told | undefined;
}

function outcomeOf(
  use: DebugUse,
  configuration: vscode.DebugConfiguration,
  prepared: Prepared,
): Outcome {
  const { name } = configuration;
  switch (prepared.kind) {
    case 'not-asked':
      return { configuration };
    case 'ready':
      return { configuration: asConfiguration(configuration, prepared.configuration) };
    case 'without-keys':
      return {
        configuration: asConfiguration(configuration, prepared.configuration),
        told: describeWithoutKeys(name, prepared.why, use.host, ACTS),
      };
    case 'stopped':
      return { told: describeStop(name, prepared.why, use.host, ACTS) };
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

const ACTS: LaunchActs = {
  openLaunchJson: () => run('workbench.action.debug.configure'),
  manageTrust: () => run('workbench.trust.manage'),
};

async function run(command: string): Promise<undefined> {
  await vscode.commands.executeCommand(command);
  return undefined;
}
