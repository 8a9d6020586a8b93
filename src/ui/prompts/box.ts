import * as vscode from 'vscode';

import type { Answer } from './answer.ts';
import type { Place } from './wizard.ts';

/** Where a box stands; without a place it stands alone and has no Back button from its second step on. */
export interface BoxFrame {
  readonly title: string;
  readonly place?: Place;
}

export interface BoxButton extends vscode.QuickInputButton {
  readonly press: () => void | Promise<void>;
}

/** What a message below an input box says; only `error` keeps the box open. */
export interface BoxNote {
  readonly severity: 'info' | 'warning' | 'error';
  readonly sentence: string;
}

export function toValidation(
  note: BoxNote | undefined,
): vscode.InputBoxValidationMessage | undefined {
  if (!note) return undefined;
  const severities = {
    info: vscode.InputBoxValidationSeverity.Info,
    warning: vscode.InputBoxValidationSeverity.Warning,
    error: vscode.InputBoxValidationSeverity.Error,
  };
  return { message: note.sentence, severity: severities[note.severity] };
}

type Settle<T> = (answer: Answer<T>) => void;

/**
 * Shows a box until it is settled, hidden (which cancels) or its Back button is pressed. Boxes stay open when
 * the focus leaves them: keys are copied from a browser beside them.
 */
export function runBox<T>(
  box: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>,
  frame: BoxFrame,
  buttons: readonly BoxButton[],
  listen: (settle: Settle<T>) => readonly vscode.Disposable[],
  typed: () => T | undefined = () => undefined,
): Promise<Answer<T>> {
  box.title = frame.title;
  box.step = frame.place?.step;
  box.totalSteps = frame.place?.total;
  box.ignoreFocusOut = true;
  const back = frame.place && frame.place.step > 1 ? [vscode.QuickInputButtons.Back] : [];
  box.buttons = [...back, ...buttons];

  const owned: { dispose(): void }[] = [box];
  // A button may open a file dialog, which in some hosts is a box itself and hides this one.
  let pressing = false;
  return new Promise<Answer<T>>((resolve, reject: (reason: unknown) => void) => {
    const pressed = async (button: BoxButton): Promise<void> => {
      pressing = true;
      try {
        await button.press();
        box.show();
      } finally {
        pressing = false;
      }
    };
    owned.push(
      box.onDidTriggerButton((button) => {
        if (button === vscode.QuickInputButtons.Back) {
          const value = typed();
          resolve(value === undefined ? { kind: 'back' } : { kind: 'back', typed: value });
          return;
        }
        const own = buttons.find((candidate) => candidate === button);
        if (own) pressed(own).catch(reject);
      }),
      box.onDidHide(() => {
        if (!pressing) resolve({ kind: 'cancel' });
      }),
      ...listen(resolve),
    );
    box.show();
  }).finally(() => {
    for (const one of owned) one.dispose();
  });
}
