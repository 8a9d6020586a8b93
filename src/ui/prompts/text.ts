import * as vscode from 'vscode';

import type { Answer } from './answer.ts';
import { runBox, toValidation, type BoxButton, type BoxFrame, type BoxNote } from './box.ts';

export interface TextQuestion extends BoxFrame {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly check?: (value: string) => BoxNote | undefined;
  readonly buttons?: readonly BoxButton[];
}

/** Asks for text that is no secret; a note of severity `error` keeps the box open. */
export function askText(question: TextQuestion): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  box.prompt = question.prompt;
  box.placeholder = question.placeholder;
  box.value = question.value;
  const check = (): BoxNote | undefined => {
    const note = question.check?.(box.value);
    box.validationMessage = toValidation(note);
    return note;
  };
  check();
  return runBox<string>(
    box,
    question,
    question.buttons ?? [],
    (settle) => [
      box.onDidChangeValue(check),
      box.onDidAccept(() => {
        if (check()?.severity !== 'error') settle({ kind: 'accept', value: box.value });
      }),
    ],
    () => box.value,
  );
}
