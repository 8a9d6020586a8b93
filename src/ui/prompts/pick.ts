import * as vscode from 'vscode';

import type { Answer } from './answer.ts';
import { runBox, type BoxButton, type BoxFrame } from './box.ts';

/** A row to choose, or a heading. */
export type PickRow<T> =
  | { readonly heading: string }
  | {
      readonly label: string;
      readonly description?: string;
      readonly detail?: string;
      readonly icon?: vscode.ThemeIcon;
      readonly buttons?: readonly BoxButton[];
      /** What choosing the row answers; a row without it cannot be chosen. */
      readonly value?: T;
      /** True when the row may not be chosen now; says so by itself, and the list stays open. */
      readonly refuse?: () => boolean;
    };

export interface PickQuestion<T> extends BoxFrame {
  readonly placeholder: string;
  readonly rows: readonly PickRow<T>[];
  readonly buttons?: readonly BoxButton[];
  /** The row to stand on at first. */
  readonly current?: (value: T) => boolean;
  /** A list to read rather than to search. */
  readonly plain?: boolean;
}

interface Item<T> extends vscode.QuickPickItem {
  readonly row: PickRow<T>;
}

/** Lets the user choose one row; typing searches labels, descriptions and details. */
export function askPick<T>(question: PickQuestion<T>): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<Item<T>>();
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = question.plain !== true;
  pick.matchOnDetail = question.plain !== true;
  const items = question.rows.map((row) => toItem(row));
  pick.items = items;
  const { current } = question;
  const start =
    current &&
    items.find(({ row }) => !('heading' in row) && row.value !== undefined && current(row.value));
  if (start) pick.activeItems = [start];

  return runBox<T>(pick, question, question.buttons ?? [], (settle) => [
    pick.onDidAccept(() => {
      const row = pick.selectedItems[0]?.row;
      if (!row || 'heading' in row) return;
      if (row.value === undefined || row.refuse?.() === true) return;
      settle({ kind: 'accept', value: row.value });
    }),
    pick.onDidTriggerItemButton(({ item, button }) => {
      const { row } = item;
      const pressed = 'heading' in row ? undefined : row.buttons?.find((own) => own === button);
      void pressed?.press();
    }),
  ]);
}

function toItem<T>(row: PickRow<T>): Item<T> {
  if ('heading' in row) {
    return { label: row.heading, kind: vscode.QuickPickItemKind.Separator, row };
  }
  return {
    label: row.label,
    ...(row.description === undefined ? {} : { description: row.description }),
    ...(row.detail === undefined ? {} : { detail: row.detail }),
    ...(row.icon === undefined ? {} : { iconPath: row.icon }),
    ...(row.buttons === undefined ? {} : { buttons: row.buttons }),
    row,
  };
}
