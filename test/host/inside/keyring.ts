import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import keytar from 'keytar';
import * as vscode from 'vscode';
import { EMPTY_INDEX, serializeIndex } from '../../../src/core/keys/keyIndex.ts';
import type { KeyRecord } from '../../../src/core/keys/keyRecord.ts';
import { EXTENSION_ID } from '../../../src/manifest/ids.ts';
import type { StatusBarItem } from '../workbench/protocol.ts';
import { assignment } from './assignment.ts';
import { remember, syntheticSecret } from './canary.ts';
import { eventually } from './wait.ts';
import { workbench } from './workbench.ts';

/** The header of the view. */
export const KEYS = 'Keys';

/** The extension's service name in the keychain. */
const SERVICE = 'exchange-keyring';

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
export async function addDeribitKey(alias: string, key = typedKey()): Promise<TypedKey> {
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

/** Gives a key a new secret by Edit Key… in the open view, and answers it. */
export async function editSecret(alias: string): Promise<string> {
  const { secret } = typedKey();
  // A debug session that begins takes an open menu away: a user asks again.
  await eventually('Edit Key…', async () => {
    await workbench.contextMenu(KEYS, alias, 'Edit Key…');
    await sleep(1_000);
    return workbench.isInputOpen();
  });
  await pick('What is to be changed?', 'Secret');
  await typeSecret('client_secret', secret);
  await workbench.waitForNotification(`“${alias}” was changed`);
  await workbench.clearNotifications();
  return secret;
}

/** Items in the OS keychain that hold a key, read from outside the extension. */
export async function storedItems(): Promise<readonly string[]> {
  const items = await keytar.findCredentials(SERVICE);
  return items
    .filter(({ account }) => /^[0-9a-f-]{36}$/.test(account))
    .map(({ password }) => password);
}

/** Replaces the list of keys, as another window of the same user would. */
export function listKeys(keys: readonly KeyRecord[]): void {
  const file = join(globalStorage(), 'keys.json');
  mkdirSync(globalStorage(), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.other`, serializeIndex({ ...EMPTY_INDEX, keys }), { mode: 0o600 });
  renameSync(`${file}.other`, file);
}

/** Forgets every key, so that no suite depends on the one before it. The keychain must be unlocked. */
export async function forgetKeys(): Promise<void> {
  listKeys([]);
  for (const { account } of await keytar.findCredentials(SERVICE)) {
    if (!account.startsWith('machine:')) await keytar.deletePassword(SERVICE, account);
  }
}

/** A key that is listed, and of which no store holds anything. */
export function listedKey(stated: Partial<KeyRecord> & Pick<KeyRecord, 'alias'>): KeyRecord {
  return {
    id: randomUUID(),
    exchange: 'deribit',
    environment: 'testnet',
    purpose: 'trading',
    store: 'keychain',
    fields: ['apiKey', 'secret'],
    fingerprints: {},
    createdAt: new Date().toISOString(),
    maxAgeDays: 90,
    status: 'active',
    ...stated,
  };
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

/** Forgets what a bot wrote before. */
export function forgetReport(file: string): void {
  rmSync(join(workspaceFolder().uri.fsPath, file), { force: true });
}

/** The lines of the audit log; none when there is no log. */
export function auditLog(): string {
  const file = join(globalStorage(), 'audit.jsonl');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** What the extension's item in the status bar says to a screen reader; `undefined` when it is hidden. */
export async function keyringStatus(): Promise<StatusBarItem | undefined> {
  const items = await workbench.statusBarItems();
  return items.find(({ ariaLabel }) => ariaLabel.startsWith('Exchange Keyring'));
}

export function workspaceFolder(): vscode.WorkspaceFolder {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no workspace folder is open');
  return folder;
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
