import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { DelveAdapter } from './delveAdapter.ts';

/**
 * The part of Go's own extension that matters to others, in its `dlv-dap` mode: the folder that is
 * built takes the program's place after substitution, VS Code hands messages to an adapter inside the
 * extension, and a tracker turns each of them into text, whether or not the log's level wants it.
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Go Debug', { log: true });
  const traced: string[] = [];
  const trace = (line: string): void => {
    traced.push(line);
    log.trace(line);
  };
  context.subscriptions.push(
    log,
    // What the log would hold at its most talkative level.
    vscode.commands.registerCommand('godebug.traced', () => traced.join('\n')),
    vscode.debug.registerDebugConfigurationProvider('go', {
      resolveDebugConfiguration: (_folder, config) => ({
        ...config,
        mode: (config['mode'] as string | undefined) ?? 'debug',
        debugAdapter: 'dlv-dap',
        dlvToolPath: process.env['EXCHANGE_KEYRING_DLV'] ?? 'dlv',
      }),
      resolveDebugConfigurationWithSubstitutedVariables: (_folder, config) => ({
        ...config,
        env: { ...(config['env'] as object | undefined) },
        ...buildIn(config['program']),
      }),
    }),
    vscode.debug.registerDebugAdapterDescriptorFactory('go', {
      createDebugAdapterDescriptor: ({ configuration }) => {
        log.debug(`Config: ${JSON.stringify(configuration)}`);
        return new vscode.DebugAdapterInlineImplementation(new DelveAdapter(configuration));
      },
    }),
    vscode.debug.registerDebugAdapterTrackerFactory('go', {
      createDebugAdapterTracker: () => ({
        onWillReceiveMessage: (message) => trace(`client -> ${JSON.stringify(message)}`),
        onDidSendMessage: (message) => trace(`client <- ${JSON.stringify(message)}`),
      }),
    }),
  );
}

/** Delve builds where it runs, and must run inside the program's module. */
function buildIn(program: unknown): object {
  if (typeof program !== 'string') return {};
  return program.endsWith('.go')
    ? { __buildDir: dirname(program), program: `./${basename(program)}` }
    : { __buildDir: program, program: '.' };
}
