import * as vscode from 'vscode';

/** A finished debug session. */
export interface Finished {
  readonly session: vscode.DebugSession;
  /** Everything the program printed into the debug console. */
  readonly output: string;
  /** Undefined where the adapter did not say. */
  readonly exitCode: number | undefined;
}

/**
 * Starts a launch configuration (a name in the workspace's launch.json, or a whole one) and waits
 * until its root session has ended. Rejects if it does not start or takes more than `limit` ms.
 */
export async function debugToEnd(
  configuration: string | vscode.DebugConfiguration,
  limit = 45_000,
): Promise<Finished> {
  const listening: vscode.Disposable[] = [];
  const output: string[] = [];
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
          if (session.parentSession === undefined) resolve(session);
        }),
      );
      timer = setTimeout(() => {
        reject(new Error(`the session did not end; it printed: ${output.join('')}`));
      }, limit);
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
