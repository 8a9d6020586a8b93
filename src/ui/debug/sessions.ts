import * as vscode from 'vscode';

import type { UnusedLaunch } from '../../app/injection/endLaunch.ts';
import type {
  SessionOfLaunch,
  SessionReactions,
  SessionTraffic,
} from '../../app/injection/launchSession.ts';
import type { LaunchStop } from '../../app/injection/world.ts';
import { SESSION_MEMBER } from '../../core/inject/patch.ts';
import { isString, type UnknownRecord } from '../../core/kernel/parse.ts';
import type { Boundary } from '../boundary.ts';
import { describeUnused } from '../messages/injection.ts';
import type { Told } from '../messages/told.ts';
import { registerLastTracker, type LastTracker } from './lastTracker.ts';

/** What is done with the sessions of launches that carry a ticket. */
export interface SessionsUse {
  readonly ready: (ticketId: string) => Promise<void>;
  readonly watch: (session: SessionOfLaunch, reactions: SessionReactions) => SessionTraffic;
  readonly expect: (session: SessionOfLaunch, reactions: Pick<SessionReactions, 'stop'>) => void;
  readonly end: (session: string) => Promise<UnusedLaunch | undefined>;
  readonly describeStop: (
    session: vscode.DebugSession,
    configuration: string,
    why: LaunchStop,
  ) => Told | undefined;
  readonly describeSighting: (...saw: Parameters<SessionReactions['saw']>) => Told;
  readonly boundary: Boundary;
}

/** VS Code goes without all trackers when one is not made within a second; ours must not be the one. */
const PATIENCE_MS = 700;

/** Stands on the way of every message of every session that carries a ticket. */
export function registerSessions(use: SessionsUse): LastTracker {
  const reactionsOf = (session: vscode.DebugSession): SessionReactions => ({
    stop(configuration, why) {
      const outcome = use.describeStop(session, configuration, why);
      if (outcome) use.boundary.tell('launch stopped', outcome);
      void use.boundary.run('stop a session', async () => {
        await vscode.debug.stopDebugging(rootOf(session));
        return undefined;
      });
    },
    saw(configuration, sighting) {
      use.boundary.tell('output', use.describeSighting(configuration, sighting));
    },
  });

  const tracker = registerLastTracker({
    async createDebugAdapterTracker(session) {
      const launch = launchOf(session);
      if (!launch) return undefined;
      if (!launch.isChild) await within(PATIENCE_MS, use.ready(launch.ticketId));
      const traffic = use.watch(launch, reactionsOf(session));
      return {
        onWillReceiveMessage: (message: unknown) => {
          traffic.toDebugger(message);
        },
        onDidSendMessage: (message: unknown) => {
          traffic.fromDebugger(message);
        },
      };
    },
  });
  const listeners = vscode.Disposable.from(
    vscode.debug.onDidStartDebugSession((session) => {
      const launch = launchOf(session);
      if (launch && !launch.isChild) use.expect(launch, reactionsOf(session));
    }),
    vscode.debug.onDidTerminateDebugSession(({ id }) => {
      void use.boundary.run('debug session ended', async () => {
        const unused = await use.end(id);
        return unused && describeUnused(unused.configuration);
      });
    }),
  );
  return {
    moveToEnd: tracker.moveToEnd,
    dispose() {
      listeners.dispose();
      tracker.dispose();
    },
  };
}

/** The launch that a session belongs to; debuggers start further sessions for child processes. */
function launchOf(session: vscode.DebugSession): SessionOfLaunch | undefined {
  const ticketId: unknown = (rootOf(session).configuration as UnknownRecord)[SESSION_MEMBER];
  if (!isString(ticketId)) return undefined;
  const { id, type, parentSession } = session;
  return {
    id,
    type,
    ticketId,
    isChild: parentSession !== undefined,
    configuration: () => session.configuration,
  };
}

function rootOf(session: vscode.DebugSession): vscode.DebugSession {
  return session.parentSession ? rootOf(session.parentSession) : session;
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
