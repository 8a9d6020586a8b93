import * as vscode from 'vscode';

/** A Python that has debugpy. */
function python(): string {
  return process.env['EXCHANGE_KEYRING_PYTHON'] ?? 'python3';
}

/**
 * The part of Microsoft's Python debugger that matters to others: it sets defaults after
 * substitution, as a provider for its own type, and speaks to the real debugpy adapter.
 */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.debug.registerDebugConfigurationProvider('debugpy', {
      resolveDebugConfiguration: (folder, config) => ({
        ...config,
        cwd: (config['cwd'] as string | undefined) ?? folder?.uri.fsPath,
      }),
      resolveDebugConfigurationWithSubstitutedVariables: (_folder, config) => ({
        ...config,
        python: (config['python'] as string | undefined) ?? python(),
        console: (config['console'] as string | undefined) ?? 'integratedTerminal',
        justMyCode: (config['justMyCode'] as boolean | undefined) ?? true,
      }),
    }),
    vscode.debug.registerDebugAdapterDescriptorFactory('debugpy', {
      createDebugAdapterDescriptor: ({ configuration }) => {
        const { request, connect } = configuration as unknown as Attached;
        // The adapter of the parent process listens for the sessions of its children.
        return request === 'attach' && connect
          ? new vscode.DebugAdapterServer(connect.port, connect.host)
          : new vscode.DebugAdapterExecutable(python(), ['-m', 'debugpy.adapter']);
      },
    }),
  );
}

interface Attached {
  readonly request: string;
  readonly connect?: { readonly host: string; readonly port: number };
}
