import assert from 'node:assert/strict';
import { syntheticSecret } from '../inside/canary.ts';
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
  });

  it('read the status bar', async () => {
    const items = await workbench.statusBarItems();
    assert.ok(items.some(({ text }) => text === 'smoke: ready'));
  });
});
