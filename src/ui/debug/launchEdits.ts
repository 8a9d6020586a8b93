import * as vscode from 'vscode';

import type { LaunchEdit } from '../../core/inject/launchEdit.ts';
import {
  editedMember,
  findConfiguration,
  findMember,
  textEdits,
  type PlatformSection,
  type WrittenPlace,
} from './launchEditText.ts';

/** A launch by its name and, where it is known, its folder's URI; empty for a workspace file's. */
export interface NamedLaunch {
  readonly name: string;
  readonly folder?: string;
}

interface Found {
  readonly document: vscode.TextDocument;
  readonly place: WrittenPlace;
}

/**
 * Changes a configuration where it is written down, and shows it there. The change is not saved: it is the user's
 * to look at, to keep or to undo, and the next start saves it. A configuration that stands in no file, or under its
 * name in several, only has launch.json opened.
 */
export async function editLaunch(launch: NamedLaunch, edit: LaunchEdit): Promise<undefined> {
  const [found, ...others] = await findWritten(launch);
  const isAmbiguous = others.length > 0 && !hasFolder(launch);
  if (!found || isAmbiguous) {
    await vscode.commands.executeCommand('workbench.action.debug.configure');
    return undefined;
  }
  const { document, place } = found;
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const changes = textEdits(document.getText(), place, edit, platformSection(), {
    ...formatOf(editor.options),
    eol: document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n',
  });
  if (changes.length > 0) await apply(document, changes);
  reveal(editor, found, edit);
  return undefined;
}

async function apply(
  document: vscode.TextDocument,
  changes: ReturnType<typeof textEdits>,
): Promise<void> {
  const workspaceEdit = new vscode.WorkspaceEdit();
  for (const { offset, length, content } of changes)
    workspaceEdit.replace(document.uri, rangeOf(document, offset, length), content);
  await vscode.workspace.applyEdit(workspaceEdit);
}

/** Puts the cursor on the member, or on its configuration when it is gone. */
function reveal(editor: vscode.TextEditor, { document, place }: Found, edit: LaunchEdit): void {
  const member = findMember(document.getText(), place, editedMember(edit), platformSection());
  const range = member
    ? rangeOf(document, member.offset, member.length)
    : rangeOf(document, place.offset, 0);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function hasFolder({ folder }: NamedLaunch): boolean {
  return folder !== undefined && folder !== '';
}

/** Those of the launch's own folder first. launch.json comes before the settings file of the same folder, as it does for VS Code. */
async function findWritten(launch: NamedLaunch): Promise<readonly Found[]> {
  const { name, folder } = launch;
  const { workspaceFolders = [], workspaceFile } = vscode.workspace;
  const homes = workspaceFolders
    .filter(({ uri }) => !hasFolder(launch) || uri.toString() === folder)
    .map(({ uri }) => [
      { uri: vscode.Uri.joinPath(uri, '.vscode', 'launch.json'), list: ['configurations'] },
      { uri: vscode.Uri.joinPath(uri, '.vscode', 'settings.json'), list: IN_SETTINGS },
    ]);
  const shared =
    workspaceFile && workspaceFile.scheme !== 'untitled'
      ? [[{ uri: workspaceFile, list: IN_SETTINGS }]]
      : [];
  const found = await Promise.all(
    [...homes, ...shared].map(async (files) => {
      for (const { uri, list } of files) {
        const document = await openIfThere(uri);
        const place = document && findConfiguration(document.getText(), list, name);
        if (place) return [{ document, place }];
      }
      return [];
    }),
  );
  return found.flat();
}

const IN_SETTINGS = ['launch', 'configurations'];

async function openIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
  return vscode.workspace.openTextDocument(uri);
}

function rangeOf(document: vscode.TextDocument, offset: number, length: number): vscode.Range {
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
}

/** A shown editor's options are resolved: numbers and booleans. */
function formatOf({ tabSize, insertSpaces }: vscode.TextEditorOptions): {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
} {
  return {
    tabSize: typeof tabSize === 'number' ? tabSize : 2,
    insertSpaces: typeof insertSpaces === 'boolean' ? insertSpaces : true,
  };
}

/** Of the machine that the extension runs on, which is the one that debugs. */
function platformSection(): PlatformSection {
  const sections: Readonly<Partial<Record<NodeJS.Platform, PlatformSection>>> = {
    win32: 'windows',
    darwin: 'osx',
  };
  return sections[process.platform] ?? 'linux';
}
