import * as vscode from 'vscode';

const LIMIT_MS = 45_000;

/** A finished debug session. */
export interface Finished {
  readonly session: vscode.DebugSession;
  /** Everything that the programs printed into debug consoles. */
  readonly output: string;
  /** Undefined where the adapter did not say. */
  readonly exitCode: number | undefined;
}

/**
 * Starts a launch configuration (a name in the workspace's launch.json, or a whole one) or a compound and
 * waits until its root sessions have ended, of which a compound has as many as `roots` says. Answers the
 * last one. Rejects if it does not start or takes more than 45 seconds.
 */
export async function debugToEnd(
  configuration: string | vscode.DebugConfiguration,
  roots = 1,
): Promise<Finished> {
  const listening: vscode.Disposable[] = [];
  const output: string[] = [];
  let running = roots;
  let exitCode: number | undefined;
  listening.push(
    vscode.debug.registerDebugAdapterTrackerFactory('*', {
      createDebugAdapterTracker: () => ({
        onDidSendMessage: (message: AdapterMessage) => {
          if (message.event === 'output') output.push(message.body?.output ?? '');
          if (message.event === 'exited') exitCode = message.body?.exitCode;
        },
      }),
    }),
  );
  let timer: NodeJS.Timeout | undefined;
  try {
    const ended = new Promise<vscode.DebugSession>((resolve, reject) => {
      listening.push(
        vscode.debug.onDidTerminateDebugSession((session) => {
          if (session.parentSession === undefined && --running === 0) resolve(session);
        }),
      );
      timer = setTimeout(() => {
        reject(new Error(`the session did not end; it printed: ${output.join('')}`));
      }, LIMIT_MS);
    });
    ended.catch(() => undefined);
    const folder = vscode.workspace.workspaceFolders?.[0];
    const start = vscode.debug.startDebugging(folder, configuration);
    const started = await Promise.race([start, ended.then(() => true)]);
    if (!started) throw new Error('the debug session did not start');
    const session = await ended;
    return { session, output: output.join(''), exitCode };
  } finally {
    clearTimeout(timer);
    for (const each of listening) each.dispose();
  }
}

interface AdapterMessage {
  readonly event?: string;
  readonly body?: { readonly output?: string; readonly exitCode?: number };
}
