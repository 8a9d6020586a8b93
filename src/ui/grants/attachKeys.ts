import * as vscode from 'vscode';

import type { HostSystem } from '../../app/host.ts';
import type { attachKeys, ConfigurationName } from '../../app/injection/attachKeys.ts';
import type { KeyIndex } from '../../app/ports.ts';
import { findAttachment, type Attachment } from '../../core/inject/attachment.ts';
import type { KeyId, KeyRecord } from '../../core/keys/keyRecord.ts';
import type { WrittenConfiguration } from '../debug/compoundMembers.ts';
import { writtenConfigurations } from '../debug/launchConfigurations.ts';
import { describeIndexFault } from '../messages/faults.ts';
import {
  attachWords,
  keyRow,
  keysAttached,
  noConfigurations,
  noKeysToAttach,
} from '../messages/grants.ts';
import { describeAttachFault } from '../messages/injection.ts';
import type { Told } from '../messages/told.ts';

/** What *Attach Keys to Launch Configuration…* does, bound to its world. */
interface AttachUse {
  readonly index: Pick<KeyIndex, 'read'>;
  readonly attach: (
    name: ConfigurationName,
    aliases: readonly string[],
  ) => ReturnType<typeof attachKeys>;
  /** The key of a row of our own view; arguments of a command come from anyone. */
  readonly keyOf: (argument: unknown) => KeyId | undefined;
  readonly host: HostSystem;
}

/** Lets the user choose a configuration and the keys it gets, with what it has now already ticked. */
export async function attachKeysCommand(
  use: AttachUse,
  argument: unknown,
): Promise<Told | undefined> {
  const state = await use.index.read();
  if (!state.ok) return describeIndexFault(state.error);
  const { keys, attachments } = state.value;
  if (keys.length === 0) return noKeysToAttach();
  const configurations = writtenConfigurations();
  if (configurations.length === 0) return noConfigurations(createLaunchJson);
  const chosen = await pickConfiguration(configurations, attachments);
  if (!chosen) return undefined;
  const name = { folder: chosen.folder, configuration: chosen.name };
  const before = aliasesOf(attachments, name);
  const aliases = await pickKeys(chosen.name, keys, before, use.keyOf(argument));
  if (!aliases) return undefined;
  const attached = await use.attach(name, aliases);
  return attached.ok
    ? keysAttached(chosen.name, aliases)
    : describeAttachFault(attached.error, use.host);
}

async function pickConfiguration(
  configurations: readonly WrittenConfiguration[],
  attachments: readonly Attachment[],
): Promise<WrittenConfiguration | undefined> {
  const items = configurations.map((configuration) => {
    const name = { folder: configuration.folder, configuration: configuration.name };
    const attached = aliasesOf(attachments, name);
    return {
      label: configuration.name,
      description: configuration.where,
      ...(configuration.asks
        ? { detail: attachWords.inFile() }
        : attached.length > 0
          ? { detail: attachWords.attached(attached) }
          : {}),
      configuration,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: attachWords.title(),
    placeHolder: attachWords.configuration(),
    ignoreFocusOut: true,
    matchOnDescription: true,
  });
  return picked?.configuration;
}

/** `undefined` when cancelled; an empty list takes everything off. */
async function pickKeys(
  configuration: string,
  keys: readonly KeyRecord[],
  attached: readonly string[],
  named: KeyId | undefined,
): Promise<readonly string[] | undefined> {
  const sorted = [...keys].sort((a, b) => a.alias.localeCompare(b.alias));
  const items = sorted.map((record) => ({
    ...keyRow(record),
    picked: attached.includes(record.alias) || record.id === named,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: attachWords.title(),
    placeHolder: attachWords.keys(configuration),
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
  });
  return picked?.map(({ label }) => label);
}

function aliasesOf(attachments: readonly Attachment[], name: ConfigurationName): readonly string[] {
  const attached = findAttachment(attachments, name.folder, name.configuration);
  return attached?.request.keys.map(({ alias }) => alias) ?? [];
}

async function createLaunchJson(): Promise<undefined> {
  await vscode.commands.executeCommand('debug.addConfiguration');
  return undefined;
}
