import { join, sep } from 'node:path';
import * as vscode from 'vscode';
import { isRecord } from '../../core/kernel/parse.ts';
import { editorFolders, resolved, type TrustedFolders } from './readers.ts';

/**
 * Whose code is whose in this window; `own` is the folder of this extension's. Anyone can say that a debugger is
 * theirs: where several do, only the one that came with VS Code is believed.
 */
export function trustedFolders(debuggerType: string, own: string): TrustedFolders {
  const bringing = vscode.extensions.all.filter(({ packageJSON }) =>
    bringsDebugger(packageJSON, debuggerType),
  );
  const believed = bringing.length === 1 ? bringing : bringing.filter(cameWithEditor);
  return {
    editor: editorFolders(vscode.env.appRoot),
    debugger: believed.map(({ extensionPath }) => resolved(extensionPath)),
    own: resolved(own),
  };
}

/** The name that users know the extension by to which a file belongs; `undefined` when it belongs to none. */
export function extensionOf(file: string): string | undefined {
  const owner = vscode.extensions.all.find(({ extensionPath }) =>
    file.startsWith(resolved(extensionPath)),
  );
  if (!owner) return undefined;
  const manifest: unknown = owner.packageJSON;
  const name = isRecord(manifest) ? manifest['displayName'] : undefined;
  return typeof name === 'string' ? name : owner.id;
}

function cameWithEditor({ extensionPath }: vscode.Extension<unknown>): boolean {
  return resolved(extensionPath).startsWith(resolved(join(vscode.env.appRoot, 'extensions')) + sep);
}

/** A debugger has a label; contributions without one only add to the schema of others' debuggers. */
function bringsDebugger(manifest: unknown, type: string): boolean {
  const contributes = isRecord(manifest) ? manifest['contributes'] : undefined;
  const debuggers = isRecord(contributes) ? contributes['debuggers'] : undefined;
  return (
    Array.isArray(debuggers) &&
    debuggers.some((one: unknown) => isRecord(one) && one['type'] === type && 'label' in one)
  );
}
