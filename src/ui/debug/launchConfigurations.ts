import * as vscode from 'vscode';

import type { LaunchName } from '../../app/injection/prepareLaunch.ts';
import { isRecord, isString } from '../../core/kernel/parse.ts';
import { LAUNCH_MEMBER } from '../../manifest/ids.ts';

/** A launch configuration as it is written down. */
export interface WrittenConfiguration extends LaunchName {
  /** The folder's name, or that of the workspace file. */
  readonly where: string;
  /** True when it asks for keys itself. */
  readonly asks: boolean;
}

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
  const isIt = ({ folder, name }: LaunchName): boolean =>
    folder === launch.folder && name === launch.name;
  const written = writtenConfigurations();
  const siblings = scopes().flatMap((scope) =>
    listOf(scope.launch['compounds']).flatMap((compound) => {
      const stated = isRecord(compound) ? listOf(compound['configurations']) : [];
      const members = stated.flatMap((member) => membersOf(member, scope.folder, written));
      return members.some(isIt) ? members.filter((one) => one.asks && !isIt(one)) : [];
    }),
  );
  return siblings.map(({ folder, name }) => ({ folder, name }));
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

/** A compound names its members as text, which means its own folder first, or as `{ name, folder }`. */
function membersOf(
  member: unknown,
  folder: string,
  written: readonly WrittenConfiguration[],
): readonly WrittenConfiguration[] {
  const { name, folder: where } = isRecord(member) ? member : { name: member, folder: undefined };
  const named = written.filter((one) => one.name === name);
  if (where !== undefined) return named.filter((one) => one.where === where);
  const own = named.filter((one) => one.folder === folder);
  return own.length > 0 ? own : named;
}
