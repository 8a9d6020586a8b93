import * as vscode from 'vscode';

/** LLVM's own extension as others meet it: its adapter is a program that VS Code itself speaks to. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.debug.registerDebugAdapterDescriptorFactory('lldb-dap', {
      createDebugAdapterDescriptor: () =>
        new vscode.DebugAdapterExecutable(process.env['EXCHANGE_KEYRING_LLDB_DAP'] ?? 'lldb-dap'),
    }),
  );
}
