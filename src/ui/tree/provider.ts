import * as vscode from 'vscode';

import type { Disposable } from '../../app/ports.ts';
import type { Clock } from '../../core/kernel/time.ts';
import { commandId, VIEWS } from '../../manifest/ids.ts';
import { rowWords } from '../messages/tree.ts';
import { contextValue } from './contextValue.ts';
import { iconOf } from './icon.ts';
import type { KeysWatch } from './keysWatch.ts';
import { hasChildren, treeModel, type TreeModel } from './model.ts';
import type { TreeNode } from './node.ts';
import { visibleState } from './snapshot.ts';

/** The Keys view as commands see it. */
export interface KeysView extends Disposable {
  /** The value as a row that this view handed out; anything else that a caller passes is `undefined`. */
  owned(value: unknown): TreeNode | undefined;
  /** The selected row, for keybindings, which pass no row. */
  selected(): TreeNode | undefined;
}

export interface KeysViewWorld {
  readonly watch: KeysWatch;
  readonly clock: Clock;
  /** The error boundary for what the editor starts. */
  readonly guard: (act: () => Promise<void>) => Promise<void>;
}

/** How long the editor must have asked for nothing before it is told of a change. */
const QUIET_MS = 250;

/**
 * Shows the keys at once, and asks the keychain when the view becomes visible, not before. The editor mixes
 * rows up when it is told of a change while it still opens them, so it is told only of changes that can be
 * seen, and not before it has come to rest.
 */
export function registerKeysView({ watch, clock, guard }: KeysViewWorld): KeysView {
  const changed = new vscode.EventEmitter<void>();
  const issued = new WeakSet<TreeNode>();
  let model: TreeModel = treeModel(watch.snapshot(), clock());
  let shown: string | undefined;
  let lastAsked = 0;
  let waiting: NodeJS.Timeout | undefined;
  let asking: NodeJS.Timeout | undefined;

  const issue = (nodes: readonly TreeNode[]): TreeNode[] => {
    for (const node of nodes) issued.add(node);
    return [...nodes];
  };
  const probe = (): Promise<void> =>
    guard(async () => {
      await watch.probe();
    });
  const roots = async (): Promise<TreeNode[]> => {
    const isFirst = shown === undefined;
    if (watch.snapshot().index === undefined) {
      await guard(async () => {
        await watch.look();
      });
    }
    shown = visibleState(watch.snapshot(), clock());
    // Loading the keychain's module takes the thread that the rows are waiting for.
    if (isFirst) asking = setTimeout(() => void probe(), QUIET_MS);
    return issue(model.roots);
  };
  const children = async (node: TreeNode | undefined): Promise<TreeNode[]> => {
    const rows = node ? issue(model.childrenOf(node)) : await roots();
    lastAsked = performance.now();
    return rows;
  };
  const tell = (): void => {
    clearTimeout(waiting);
    const rest = lastAsked + QUIET_MS - performance.now();
    if (rest > 0) waiting = setTimeout(tell, rest);
    else changed.fire();
  };
  const provider: vscode.TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: children,
    getTreeItem: (node) => toItem(node, clock()),
  };
  const view = vscode.window.createTreeView(VIEWS.keys, {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const update = (): void => {
    model = treeModel(watch.snapshot(), clock());
    if (shown !== undefined && shown !== visibleState(watch.snapshot(), clock())) tell();
  };
  const owned = vscode.Disposable.from(
    changed,
    view,
    new vscode.Disposable(() => [waiting, asking].forEach(clearTimeout)),
    watch.onDidChange(update),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible && shown !== undefined) void probe();
    }),
  );

  return {
    owned: (value) =>
      typeof value === 'object' && value !== null && issued.has(value as TreeNode)
        ? (value as TreeNode)
        : undefined,
    selected: () => view.selection[0],
    dispose: () => void owned.dispose(),
  };
}

function toItem(node: TreeNode, now: number): vscode.TreeItem {
  const { label, description, tooltip, spoken } = rowWords(node, now);
  const { icon, color } = iconOf(node);
  const item = new vscode.TreeItem(label, collapsibility(node));
  item.id = node.id;
  item.description = description;
  item.tooltip = tooltip;
  item.contextValue = contextValue(node);
  item.iconPath = new vscode.ThemeIcon(
    icon,
    color === undefined ? undefined : new vscode.ThemeColor(color),
  );
  item.accessibilityInformation = {
    label: spoken ?? [label, description].filter((part) => part !== '').join(', '),
  };
  if (node.kind === 'notice') {
    item.command = { command: commandId('checkStores'), title: label };
  }
  return item;
}

function collapsibility(node: TreeNode): vscode.TreeItemCollapsibleState {
  if (!hasChildren(node)) return vscode.TreeItemCollapsibleState.None;
  return node.kind === 'group'
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}
