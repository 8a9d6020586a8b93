import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { syntheticSecret } from '../inside/canary.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

describe('the workbench helpers', () => {
  it('drive a command from the palette through an input box and a pick to a dialog', async () => {
    await workbench.runCommand('Smoke: Greet…');
    const empty = await workbench.waitForInput('Greet (1/2)');
    assert.equal(empty.isPassword, true);
    assert.equal(empty.placeholder, 'a name');
    assert.match(empty.message, /Whom\?/);
    assert.equal(empty.hasBackButton, true);

    await workbench.typeInInputBox('two words');
    const warned = await workbench.waitForInputMessage('Spaces');
    assert.equal(warned.severity, 'warning');
    assert.equal(warned.message, 'Spaces are unusual.');

    await workbench.typeInInputBox(syntheticSecret());
    await workbench.acceptInput();
    await workbench.waitForInput('Greet (2/2)');
    const rows = await workbench.quickPickItems();
    assert.deepEqual(
      rows.map(({ label, description, detail }) => [label, description, detail]),
      [
        ['Kind', 'the default', 'with a smile'],
        ['Curt', '', 'without one'],
      ],
    );
    await workbench.pickQuickPickItem('Curt');

    const dialog = await workbench.dialog();
    assert.equal(dialog.message, 'Greet in a curt tone?');
    assert.equal(dialog.detail, 'The name has 40 letters.');
    assert.deepEqual(dialog.buttons.toSorted(), ['Cancel', 'Greet']);
    await workbench.pressDialogButton('Greet');
    assert.equal(await workbench.isDialogOpen(), false);
  });

  it('go back', async () => {
    await workbench.runCommand('Smoke: Greet…');
    await workbench.waitForInput('Greet (1/2)');
    await workbench.goBack();
    await workbench.waitForNoInput();
  });

  it('read and use a tree', async () => {
    await workbench.openView('Smoke: Focus on Fruits View');
    const closed = await workbench.treeRows('Fruits');
    assert.deepEqual(
      closed.map(({ label, description, level, expanded }) => [
        label,
        description,
        level,
        expanded,
      ]),
      [
        ['apple', 'red', 1, false],
        ['plum', 'blue', 1, undefined],
      ],
    );
    await workbench.expandRow('Fruits', 'apple');
    const open = await workbench.treeRows('Fruits');
    assert.deepEqual(
      open.map(({ label, level }) => [label, level]),
      [
        ['apple', 1],
        ['boskoop', 2],
        ['plum', 1],
      ],
    );
    assert.deepEqual(open[0]?.actions, ['Eat']);
    assert.match(await workbench.rowTooltip('Fruits', 'plum'), /a blue plum/);
    assert.deepEqual(await workbench.rowMenu('Fruits', 'plum'), ['Greet…']);
    assert.deepEqual(await workbench.viewActions('Fruits'), ['Greet…']);

    await workbench.rowAction('Fruits', 'plum', 'Eat');
    const told = await workbench.waitForNotification('ate plum');
    assert.deepEqual(told.buttons, ['Another']);
    await workbench.pressNotificationButton('ate plum', 'Another');
    await workbench.contextMenu('Fruits', 'plum', 'Greet…');
    await workbench.waitForInput('Greet (1/2)');
    await workbench.cancelInput();
    await workbench.waitForNoInput();
    await workbench.selectRow('Fruits', 'boskoop');
  });

  it('read and clear notifications', async () => {
    void vscode.window.showWarningMessage('first');
    void vscode.window.showErrorMessage('second', 'Act');
    await workbench.waitForNotification('second');
    const told = await workbench.notifications();
    assert.deepEqual(told.map(({ message, severity }) => [message, severity]).toSorted(), [
      ['first', 'warning'],
      ['second', 'error'],
    ]);
    await workbench.clearNotifications();
    await eventually('none left', async () => (await workbench.notifications()).length === 0);
  });

  it('read the text of an empty view', async () => {
    await workbench.runCommand('Smoke: Focus on Nothing View');
    assert.match(await workbench.viewText('Nothing'), /Nothing here/);
  });

  it('read the status bar', async () => {
    const items = await workbench.statusBarItems();
    assert.ok(items.some(({ text }) => text === 'smoke: ready'));
    await workbench.pressStatusBarItem('smoke: ready');
    await workbench.waitForInput('Greet (1/2)');
    await workbench.cancelInput();
  });
});
