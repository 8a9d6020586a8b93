import * as vscode from 'vscode';

import { Secret } from '../../core/keys/secret.ts';
import {
  clipboardEmpty,
  fileButton,
  fileDialogTitle,
  fileTooLarge,
  pasteButton,
  pemNote,
  useFileLabel,
  valueKept,
  valueNeeded,
  valueRead,
} from '../messages/prompts.ts';
import type { Answer } from './answer.ts';
import { runBox, toValidation, type BoxButton, type BoxFrame, type BoxNote } from './box.ts';
import { readPem } from './pemRepair.ts';

export interface SecretQuestion extends BoxFrame {
  readonly prompt: string;
  /** What was entered before; an empty box keeps it. */
  readonly held: Secret | undefined;
  /** False shows what is typed, for what anybody may see. */
  readonly confidential: boolean;
  /** Offers the clipboard and a file, which keep line breaks as a box does not. */
  readonly multiLine: boolean;
  /** Judges the shape; its notes warn and never block. */
  readonly check: (value: string) => BoxNote | undefined;
  readonly buttons?: readonly BoxButton[];
}

const MAX_FILE_BYTES = 64 * 1024;

/** Asks for one secret field. The text lives in the box only; what leaves is a `Secret`. */
export function askSecret(question: SecretQuestion): Promise<Answer<Secret>> {
  const box = vscode.window.createInputBox();
  box.password = question.confidential;
  box.prompt = question.held
    ? `${valueKept(question.held.length)} ${question.prompt}`
    : question.prompt;
  /** Text of several lines, which the box itself cannot hold. */
  let read: string | undefined;

  const note = (found: BoxNote | undefined): void => {
    box.validationMessage = toValidation(found);
  };
  const take = (text: string): void => {
    const value = text.replace(/(?:\r?\n)+$/, '');
    box.value = '';
    read = value;
    const lines = value.split('\n').length;
    note(judge(value, question) ?? { severity: 'info', sentence: valueRead(lines) });
  };
  const entered = (): Secret | undefined => {
    const value = box.value === '' ? read : box.value;
    return value === undefined ? question.held : toSecret(value);
  };

  return runBox<Secret>(
    box,
    question,
    [...(question.multiLine ? sources(take, note) : []), ...(question.buttons ?? [])],
    (settle) => [
      box.onDidChangeValue((value) => {
        if (value === '') return;
        read = undefined;
        note(judge(value, question));
      }),
      box.onDidAccept(() => {
        const secret = entered();
        if (secret) settle({ kind: 'accept', value: secret });
        else note({ severity: 'error', sentence: valueNeeded() });
      }),
    ],
    entered,
  );
}

function toSecret(value: string): Secret {
  const pem = readPem(value);
  return new Secret(pem.kind === 'pem' ? pem.text : value);
}

function judge(value: string, { check }: SecretQuestion): BoxNote | undefined {
  const pem = readPem(value);
  const sentence = pemNote(pem);
  if (pem.kind === 'broken' && sentence !== undefined) return { severity: 'warning', sentence };
  const shape = check(pem.kind === 'pem' ? pem.text : value);
  return shape ?? (sentence === undefined ? undefined : { severity: 'info', sentence });
}

function sources(
  take: (text: string) => void,
  note: (note: BoxNote) => void,
): readonly BoxButton[] {
  return [
    {
      iconPath: new vscode.ThemeIcon('clippy'),
      tooltip: pasteButton(),
      press: async () => {
        const text = await vscode.env.clipboard.readText();
        if (text.trim() === '') note({ severity: 'warning', sentence: clipboardEmpty() });
        else take(text);
      },
    },
    {
      iconPath: new vscode.ThemeIcon('folder-opened'),
      tooltip: fileButton(),
      press: async () => {
        const [file] =
          (await vscode.window.showOpenDialog({
            title: fileDialogTitle(),
            openLabel: useFileLabel(),
          })) ?? [];
        if (!file) return;
        const { size } = await vscode.workspace.fs.stat(file);
        if (size > MAX_FILE_BYTES) note({ severity: 'warning', sentence: fileTooLarge() });
        else take(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
      },
    },
  ];
}
