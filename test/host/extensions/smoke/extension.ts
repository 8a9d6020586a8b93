import * as vscode from 'vscode';

interface Fruit {
  readonly name: string;
  readonly colour: string;
  readonly kinds: readonly Fruit[];
}

const fruits: readonly Fruit[] = [
  {
    name: 'apple',
    colour: 'red',
    kinds: [{ name: 'boskoop', colour: 'russet', kinds: [] }],
  },
  { name: 'plum', colour: 'blue', kinds: [] },
];

/** A stand-in for an extension under test: one of each thing that the helpers drive. */
export function activate(context: vscode.ExtensionContext): void {
  const status = vscode.window.createStatusBarItem('smoke.status', vscode.StatusBarAlignment.Left);
  status.text = 'smoke: ready';
  status.command = 'smoke.greet';
  status.show();
  context.subscriptions.push(
    status,
    vscode.commands.registerCommand('smoke.greet', greet),
    vscode.commands.registerCommand('smoke.eat', (fruit: Fruit) =>
      vscode.window.showInformationMessage(`ate ${fruit.name}`, 'Another'),
    ),
    vscode.window.registerTreeDataProvider('smoke.nothing', {
      getTreeItem: treeItem,
      getChildren: () => [],
    }),
    vscode.window.registerTreeDataProvider('smoke.fruits', {
      getTreeItem: treeItem,
      getChildren: (fruit?: Fruit) => [...(fruit?.kinds ?? fruits)],
    }),
  );
}

function treeItem(fruit: Fruit): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(fruit.name, fruit.kinds.length > 0 ? Collapsed : None);
  item.description = fruit.colour;
  item.tooltip = `a ${fruit.colour} ${fruit.name}`;
  item.contextValue = 'fruit';
  return item;
}

async function greet(): Promise<string | undefined> {
  const name = await askName();
  if (name === undefined) return undefined;
  const tone = await vscode.window.showQuickPick(
    [
      { label: 'Kind', description: 'the default', detail: 'with a smile' },
      { label: 'Curt', description: '', detail: 'without one' },
    ],
    { title: 'Greet (2/2)' },
  );
  if (tone === undefined) return undefined;
  return vscode.window.showWarningMessage(
    `Greet in a ${tone.label.toLowerCase()} tone?`,
    { modal: true, detail: `The name has ${name.length} letters.` },
    'Greet',
  );
}

function askName(): Promise<string | undefined> {
  const box = vscode.window.createInputBox();
  box.title = 'Greet';
  box.step = 1;
  box.totalSteps = 2;
  box.placeholder = 'a name';
  box.prompt = 'Whom?';
  box.password = true;
  box.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    box.onDidChangeValue((value) => {
      box.validationMessage = value.includes(' ')
        ? { message: 'Spaces are unusual.', severity: vscode.InputBoxValidationSeverity.Warning }
        : undefined;
    });
    box.onDidTriggerButton(() => {
      box.hide();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.onDidAccept(() => {
      resolve(box.value);
      box.hide();
    });
    box.show();
  });
}
