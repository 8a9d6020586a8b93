import * as vscode from 'vscode';

import type { Clock } from '../core/kernel/time.ts';
import { VIEWS } from '../manifest/ids.ts';
import { statusItemName, statusWords } from './messages/statusBar.ts';
import type { KeysWatch } from './tree/keysWatch.ts';
import { summarize, type Summary } from './tree/summary.ts';

/** Shows the worst state of all keys, and opens the Keys view; hidden while there is no key. */
export function registerStatusBar(watch: KeysWatch, clock: Clock): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    'exchangeKeyring.status',
    vscode.StatusBarAlignment.Left,
  );
  item.name = statusItemName();
  item.command = `${VIEWS.keys}.focus`;
  const update = (): void => {
    const summary = summarize(watch.snapshot(), clock());
    const words = statusWords(summary);
    if (!words) {
      item.hide();
      return;
    }
    item.text = `$(${icon(summary)}) ${words.text}`;
    item.tooltip = words.tooltip;
    item.accessibilityInformation = { label: words.tooltip, role: 'button' };
    item.backgroundColor = background(summary);
    item.show();
  };
  update();
  return vscode.Disposable.from(item, watch.onDidChange(update));
}

function icon(summary: Summary): string {
  switch (summary.kind) {
    case 'keychain-locked':
      return 'lock';
    case 'keychain-missing':
    case 'index-unreadable':
      return 'error';
    case 'loading':
    case 'empty':
    case 'keys':
      return 'key';
  }
}

function background(summary: Summary): vscode.ThemeColor | undefined {
  const worst = summary.kind === 'keys' ? summary.worst : summary.kind;
  switch (worst) {
    case 'keychain-missing':
    case 'index-unreadable':
    case 'expired':
      return new vscode.ThemeColor('statusBarItem.errorBackground');
    case 'keychain-locked':
    case 'overdue':
      return new vscode.ThemeColor('statusBarItem.warningBackground');
    case 'loading':
    case 'empty':
    case 'ok':
    case 'due':
    case 'expiring':
    case 'unknown':
      return undefined;
  }
}
