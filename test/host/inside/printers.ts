import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { remember } from './canary.ts';
import { pick, typeDeribitKey, typedKey, workspaceFolder, type TypedKey } from './keyring.ts';
import { launchOf } from './launches.ts';
import { workbench } from './workbench.ts';

export const ALIAS = 'deribit-testnet';

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

/** Sets breakpoints at the lines of the bots that say `stop:`; dispose of it to take them away. */
export function setStops(): vscode.Disposable {
  const breakpoints = debuggers.flatMap(({ program }) => {
    const file = vscode.Uri.joinPath(workspaceFolder().uri, program);
    const lines = readFileSync(file.fsPath, 'utf8').split('\n');
    return lines.flatMap((text, line) =>
      text.includes('stop:')
        ? [new vscode.SourceBreakpoint(new vscode.Location(file, new vscode.Position(line, 0)))]
        : [],
    );
  });
  vscode.debug.addBreakpoints(breakpoints);
  return new vscode.Disposable(() => {
    vscode.debug.removeBreakpoints(breakpoints);
  });
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
