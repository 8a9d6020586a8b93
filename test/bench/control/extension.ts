import * as vscode from 'vscode';

const GROUPS = 75;
const ROWS = 500;

interface Row {
  readonly label: string;
  readonly kind: 'group' | 'row' | 'detail';
}

/** What VS Code itself takes for a view with as many rows: groups of plain rows, nothing asked of anyone. */
export function activate(context: vscode.ExtensionContext): void {
  const rows = Array.from({ length: ROWS }, (_, number) => row('row', number));
  const groups = Array.from({ length: GROUPS }, (_, number) => row('group', number));
  const members = new Map(
    groups.map((group, at) => [group, rows.filter((_, number) => number % GROUPS === at)]),
  );
  context.subscriptions.push(
    vscode.window.createTreeView('control.rows', {
      treeDataProvider: {
        getTreeItem: treeItem,
        getChildren: (parent?: Row) => {
          if (!parent) return groups;
          return members.get(parent) ?? [row('detail', parent.label)];
        },
      },
    }),
  );
}

function row(kind: Row['kind'], name: number | string): Row {
  return { label: `${kind} ${name}`, kind };
}

function treeItem({ label, kind }: Row): vscode.TreeItem {
  const { Expanded, Collapsed, None } = vscode.TreeItemCollapsibleState;
  const state = { group: Expanded, row: Collapsed, detail: None }[kind];
  const item = new vscode.TreeItem(label, state);
  item.id = label;
  item.description = 'a description';
  item.tooltip = 'a tooltip';
  item.iconPath = new vscode.ThemeIcon('key');
  return item;
}
