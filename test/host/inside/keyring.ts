import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import keytar from 'keytar';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../src/manifest/ids.ts';
import { assignment } from './assignment.ts';
import { remember, syntheticSecret } from './canary.ts';
import { eventually } from './wait.ts';
import { workbench } from './workbench.ts';

export const KEYS = 'Keys';

/** A key as a user has it before it is stored: two values made for this run. */
export interface TypedKey {
  readonly apiKey: string;
  readonly secret: string;
}

/** Ten characters and 43, as Deribit's are. */
export function typedKey(): TypedKey {
  return { apiKey: remember(randomBytes(5).toString('hex')), secret: syntheticSecret(43) };
}

/** Goes through Add Key… for a Deribit testnet key, as far as its alias. */
export async function typeDeribitKey(key: TypedKey): Promise<void> {
  await workbench.runCommand('Exchange Keyring: Add Key…');
  await pick('Which exchange?', 'Deribit');
  await pick('Where does the key work?', 'testnet');
  await pick('What is the key for?', 'trading');
  await pick('Make the key at the exchange', 'Continue to the values');
  await typeSecret('client_id', key.apiKey);
  await typeSecret('client_secret', key.secret);
}

/** Adds a Deribit testnet key under `alias` and answers its values. */
export async function addDeribitKey(alias: string): Promise<TypedKey> {
  const key = typedKey();
  await typeDeribitKey(key);
  await workbench.waitForInputMessage('The alias is the only name');
  await workbench.typeInInputBox(alias);
  await workbench.acceptInput();
  await pick('Choose a row to change it', 'Save in the keychain');
  await workbench.waitForNotification(`“${alias}” is in the keychain`);
  await workbench.clearNotifications();
  return key;
}

/** Waits for the quick pick with this placeholder and chooses a row. */
export async function pick(placeholder: string, label: string): Promise<void> {
  await eventually(`the pick “${placeholder}”`, async () =>
    (await workbench.isInputOpen())
      ? (await workbench.inputBoxState()).placeholder.includes(placeholder)
      : false,
  );
  await workbench.pickQuickPickItem(label);
}

/** Types into the password box that asks for `field`. */
export async function typeSecret(field: string, value: string): Promise<void> {
  await workbench.waitForInputMessage(field);
  const { isPassword } = await workbench.inputBoxState();
  if (!isPassword) throw new Error(`the box for ${field} shows what is typed`);
  await workbench.typeInInputBox(value);
  await workbench.acceptInput();
}

/** Items in the OS keychain that hold a key, read from outside the extension. */
export async function storedItems(): Promise<readonly string[]> {
  const items = await keytar.findCredentials('exchange-keyring');
  return items
    .filter(({ account }) => /^[0-9a-f-]{36}$/.test(account))
    .map(({ password }) => password);
}

/** The extension's folder in the user-data directory of this run. */
export function globalStorage(): string {
  return join(assignment().home, '..', 'user', 'User', 'globalStorage', EXTENSION_ID);
}

export interface BotReport {
  readonly apiKey: string;
  readonly secret: string;
  readonly environment: string;
  readonly inEnviron: boolean;
  readonly leftovers: readonly string[];
  readonly loader: boolean;
}

/** What a bot of the fixture wrote about its environment; `undefined` when it did not run. */
export function botReport(file: string): BotReport | undefined {
  const path = join(workspaceFolder().uri.fsPath, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as BotReport) : undefined;
}

export function workspaceFolder(): vscode.WorkspaceFolder {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no workspace folder is open');
  return folder;
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
