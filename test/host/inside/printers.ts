import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { remember } from './canary.ts';
import { pick, typeDeribitKey, typedKey, type TypedKey } from './keyring.ts';
import { launchOf } from './launches.ts';
import { workbench } from './workbench.ts';

const ALIAS = 'deribit-testnet';

/** What the debug console shows in place of the key's secret. */
export const MASKED_SECRET = '[masked: DERIBIT_SECRET]';

/** A way in which one of the bots that print their key gets it. */
export interface Printer {
  readonly name: string;
  /** A launch of the bot that prints in this way; see the fixture. */
  readonly launch: (
    way: string,
    more?: Readonly<Record<string, unknown>>,
  ) => vscode.DebugConfiguration;
}

const debuggers = [
  { type: 'node', program: 'printer.mjs', settings: { outputCapture: 'std' } },
  { type: 'debugpy', program: 'printer.py', settings: {} },
] as const;

/** Node and Python, each by the broker and at the last hop. */
export const printers: readonly Printer[] = debuggers.flatMap(({ type, program, settings }) => [
  printer(`${type} by the broker`, type, program, { ...settings, exchangeKeyring: ALIAS }),
  printer(`${type} at the last hop`, type, program, {
    ...settings,
    // Sessions of children would repeat what stands in the launch message.
    ...(type === 'debugpy' ? { subProcess: false } : {}),
    exchangeKeyring: { keys: [ALIAS], mode: 'last-hop' },
  }),
]);

export function printerOf(name: string): Printer {
  const found = printers.find((one) => one.name === name);
  if (!found) throw new Error(`there is no printer “${name}”`);
  return found;
}

function printer(
  name: string,
  type: string,
  program: string,
  settings: Readonly<Record<string, unknown>>,
): Printer {
  return {
    name,
    launch: (way, more = {}) =>
      launchOf({
        type,
        program,
        name: `${name}, ${way}`,
        report: 'printer.json',
        // At the last hop, the program's own environment holds the values; no other process may have any.
        more: {
          ...settings,
          env: { EXCHANGE_KEYRING_TEST_CHILD_OF_BOT: '1' },
          args: [way],
          ...more,
        },
      }),
  };
}

/** Adds a Deribit key whose secret looks different in every encoding. */
export async function addAwkwardKey(): Promise<TypedKey> {
  const random = () => randomBytes(9).toString('hex');
  const secret = remember(`synthetic"${random()}\\/+=&%é ${random()}`);
  const key: TypedKey = { ...typedKey(), secret };
  await typeDeribitKey(key);
  await workbench.waitForInputMessage('The alias is the only name');
  await workbench.typeInInputBox(ALIAS);
  await workbench.acceptInput();
  await pick('Choose a row to change it', 'Save in the keychain');
  await workbench.waitForNotification(`“${ALIAS}” is in the keychain`);
  await workbench.clearNotifications();
  return key;
}
