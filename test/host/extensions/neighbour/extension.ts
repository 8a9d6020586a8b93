import * as vscode from 'vscode';

/**
 * Any other extension, with its ears open. The command `neighbour.seen` returns, as JSON text, all
 * that it has come to know since the last `neighbour.forget`.
 */
export function activate(context: vscode.ExtensionContext): void {
  const seen: Sighting[] = [];
  const see = (event: string, what: unknown) => {
    // A copy of now: objects that VS Code hands out may change later.
    seen.push({ event, what: JSON.parse(JSON.stringify(what ?? null)) as unknown });
  };
  const session = ({ id, name, type, configuration }: vscode.DebugSession) => ({
    id,
    name,
    type,
    configuration,
  });
  context.subscriptions.push(
    vscode.commands.registerCommand('neighbour.seen', () => JSON.stringify(seen)),
    vscode.commands.registerCommand('neighbour.forget', () => {
      seen.length = 0;
    }),
    vscode.debug.onDidStartDebugSession((started) => see('session started', session(started))),
    vscode.debug.onDidTerminateDebugSession((ended) => see('session ended', session(ended))),
    vscode.debug.onDidChangeActiveDebugSession((active) => {
      if (active !== undefined) see('session active', session(active));
    }),
    vscode.debug.onDidReceiveDebugSessionCustomEvent(({ event, body }) =>
      see('custom event', { event, body: body as unknown }),
    ),
    vscode.debug.registerDebugConfigurationProvider('*', {
      resolveDebugConfiguration: (_folder, config) => {
        see('resolve', config);
        return config;
      },
      resolveDebugConfigurationWithSubstitutedVariables: (_folder, config) => {
        see('resolve substituted', config);
        return config;
      },
    }),
    vscode.debug.registerDebugAdapterTrackerFactory('*', {
      createDebugAdapterTracker: (tracked) => {
        see('session tracked', session(tracked));
        return {
          onWillReceiveMessage: (message: unknown) => see('to adapter', message),
          onDidSendMessage: (message: unknown) => see('from adapter', message),
        };
      },
    }),
    vscode.window.onDidOpenTerminal((terminal) => see('terminal', terminal.creationOptions)),
    vscode.window.onDidStartTerminalShellExecution(({ execution, terminal }) => {
      see('terminal', terminal.creationOptions);
      see('shell command', execution.commandLine.value);
    }),
    vscode.window.onDidEndTerminalShellExecution(({ execution }) =>
      see('shell command', execution.commandLine.value),
    ),
    vscode.tasks.onDidStartTask(({ execution }) => see('task', execution.task.definition)),
    vscode.workspace.onDidOpenTextDocument((document) =>
      see('document', { uri: document.uri.toString(), text: document.getText() }),
    ),
  );
}

interface Sighting {
  readonly event: string;
  readonly what: unknown;
}
