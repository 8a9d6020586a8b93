import * as vscode from 'vscode';

import { EXTENSION_ID, WALKTHROUGH } from '../manifest/ids.ts';
import { registerAuditDocument } from './audit/document.ts';
import { addKeyCommand } from './commands/addKey.ts';
import { addPracticeKeyCommand } from './commands/addPracticeKey.ts';
import { checkStoresCommand } from './commands/checkStores.ts';
import { copyFieldCommand } from './commands/copyField.ts';
import { editKeyCommand, renameKeyCommand } from './commands/editKey.ts';
import {
  registerPracticeContext,
  startPracticeCommand,
  stopPracticeCommand,
} from './commands/practice.ts';
import { removeKeyCommand } from './commands/removeKey.ts';
import { verifyAuditCommand } from './commands/verifyAudit.ts';
import type { CommandWorld } from './commands/world.ts';
import { startHousekeeping } from './housekeeping.ts';
import { registerKeysContext } from './keysContext.ts';
import { registerCommands } from './registerCommands.ts';
import { registerStatusBar } from './statusBar.ts';
import { createKeysWatch, type KeysWatch } from './tree/keysWatch.ts';
import { registerKeysView, type KeysView } from './tree/provider.ts';
import { trusted } from './trusted.ts';

export type KeysUiWorld = Omit<CommandWorld, 'watch' | 'view'>;

/** All that users see of their keys, and what other parts of the UI may ask of it. */
export interface KeysUi extends vscode.Disposable {
  readonly watch: KeysWatch;
  readonly view: KeysView;
}

/** Registers the Keys view, the status bar item and the commands on keys. */
export function registerKeys(outer: KeysUiWorld): KeysUi {
  const { keys, boundary } = outer;
  const guard = (act: () => Promise<void>): Promise<void> =>
    boundary.run('keys', async () => {
      await act();
      return undefined;
    });
  const watch = createKeysWatch({ ...keys, guard });
  const view = registerKeysView({ watch, clock: keys.clock, guard });
  const audit = registerAuditDocument(keys.audit);
  const world: CommandWorld = { ...outer, watch, view };
  const commands = registerCommands(boundary, {
    addKey: () => trusted(() => addKeyCommand(world)),
    addPracticeKey: () => trusted(() => addPracticeKeyCommand(world)),
    editKey: (node) => trusted(() => editKeyCommand(world, node)),
    renameKey: (node) => trusted(() => renameKeyCommand(world, node)),
    removeKey: (node) => trusted(() => removeKeyCommand(world, node)),
    copyField: (node) => trusted(() => copyFieldCommand(world, node)),
    checkStores: () => checkStoresCommand(world),
    startPracticeExchange: () => startPracticeCommand(world),
    stopPracticeExchange: () => stopPracticeCommand(world),
    showAuditLog: () => audit.show(),
    verifyAuditLog: () => verifyAuditCommand(world),
    openWalkthrough,
  });
  const context = registerKeysContext(watch, guard);
  const owned = [
    commands,
    context,
    audit,
    registerPracticeContext(world),
    registerStatusBar(watch, keys.clock),
    startHousekeeping(world),
    view,
    watch,
  ];
  watch.refresh();
  const dispose = (): void => {
    for (const part of owned) part.dispose();
  };
  return Object.assign(new vscode.Disposable(dispose), { watch, view });
}

async function openWalkthrough(): Promise<undefined> {
  await vscode.commands.executeCommand(
    'workbench.action.openWalkthrough',
    `${EXTENSION_ID}#${WALKTHROUGH}`,
    false,
  );
  return undefined;
}
