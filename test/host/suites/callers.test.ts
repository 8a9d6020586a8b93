import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS, type CommandId } from '../../../src/manifest/ids.ts';
import { addDeribitKey, auditLog, forgetKeys, KEYS, storedItems } from '../inside/keyring.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

/** Where a command about a key asks for one, whatever it was called with. */
const asks: Readonly<Partial<Record<CommandId, string>>> = {
  'exchangeKeyring.editKey': 'Which key?',
  'exchangeKeyring.renameKey': 'Which key?',
  'exchangeKeyring.removeKey': 'Which key?',
  'exchangeKeyring.copyField': 'Which key?',
  'exchangeKeyring.attachKeysToLaunch': 'Which launch configuration?',
  'exchangeKeyring.addKey': 'Which exchange?',
  'exchangeKeyring.addPracticeKey': 'Which sample key',
};

/** Waits for the question that starts like this, and gives no answer. */
async function cancelQuestion(placeholder: string): Promise<void> {
  await eventually(`the question “${placeholder}”`, async () =>
    (await workbench.isInputOpen())
      ? (await workbench.inputBoxState()).placeholder.startsWith(placeholder)
      : false,
  );
  await workbench.cancelInput();
  await workbench.waitForNoInput();
}

describe('A command that any extension can call', () => {
  let forged: unknown;

  before(async () => {
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    await addDeribitKey('wanted');
    await vscode.env.clipboard.writeText('');
    const [item] = await storedItems();
    const { id } = (JSON.parse(item ?? '') as { record: { id: string } }).record;
    const record = { id, alias: 'wanted' };
    forged = { kind: 'field', id: `key:${id}/field/secret`, field: 'secret', record };
  });
  after(async () => {
    await vscode.commands.executeCommand('exchangeKeyring.stopPracticeExchange');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  afterEach(() => workbench.dismissAll());

  for (const id of COMMANDS) {
    const placeholder = asks[id];
    const asksFirst = placeholder === undefined ? '' : 'asks which, and ';
    it(`${id} with a forged row ${asksFirst}answers nothing`, async () => {
      const before = auditLog();
      const answer = vscode.commands.executeCommand(id, forged);
      if (placeholder !== undefined) await cancelQuestion(placeholder);
      assert.equal(await answer, undefined);
      assert.equal(auditLog(), before);
      assert.equal(await vscode.env.clipboard.readText(), '');
    });
  }

  it('copies no field of the selected row unless it was called on that row', async () => {
    await workbench.expandRow(KEYS, 'wanted');
    await workbench.selectRow(KEYS, 'Secret');
    const answer = vscode.commands.executeCommand('exchangeKeyring.copyField', 'selection');
    await cancelQuestion('Which key?');
    await answer;
    assert.equal(await vscode.env.clipboard.readText(), '');
  });
});
