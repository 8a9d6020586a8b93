import * as vscode from 'vscode';

import type { LaunchName } from '../../app/injection/prepareLaunch.ts';
import { isRecord, isString } from '../../core/kernel/parse.ts';
import { LAUNCH_MEMBER } from '../../manifest/ids.ts';
import { siblingsOf, type WrittenConfiguration } from './compoundMembers.ts';

/** Every configuration of the folders' launch.json and of the workspace file. */
export function writtenConfigurations(): readonly WrittenConfiguration[] {
  return scopes().flatMap(({ folder, where, launch }) =>
    listOf(launch['configurations']).flatMap((item): WrittenConfiguration[] => {
      if (!isRecord(item) || !isString(item['name'])) return [];
      return [{ folder, where, name: item['name'], asks: item[LAUNCH_MEMBER] !== undefined }];
    }),
  );
}

/** The other members, asking for keys, of the compounds that a configuration is a member of. */
export function compoundSiblings(launch: LaunchName): readonly LaunchName[] {
  const compounds = scopes().flatMap((scope) =>
    listOf(scope.launch['compounds']).map((compound) => ({
      folder: scope.folder,
      members: isRecord(compound) ? listOf(compound['configurations']) : [],
    })),
  );
  return siblingsOf(launch, compounds, writtenConfigurations());
}

interface Scope {
  readonly folder: string;
  readonly where: string;
  readonly launch: Readonly<Record<string, unknown>>;
}

function scopes(): readonly Scope[] {
  const { workspaceFolders = [], workspaceFile } = vscode.workspace;
  const folders = workspaceFolders.map(({ uri, name }): Scope => {
    const inspected = vscode.workspace.getConfiguration(undefined, uri).inspect('launch');
    // With one folder open, its launch.json counts as the workspace's.
    const value =
      inspected?.workspaceFolderValue ?? (workspaceFile ? undefined : inspected?.workspaceValue);
    return { folder: uri.toString(), where: name, launch: isRecord(value) ? value : {} };
  });
  if (!workspaceFile) return folders;
  const shared = vscode.workspace.getConfiguration().inspect('launch')?.workspaceValue;
  const where = vscode.workspace.name ?? '';
  return [...folders, { folder: '', where, launch: isRecord(shared) ? shared : {} }];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
