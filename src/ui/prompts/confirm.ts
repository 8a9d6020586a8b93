import * as vscode from 'vscode';

export interface Confirmation {
  readonly sentence: string;
  readonly detail: string;
  /** The button that goes on; the dialog's own Cancel is the other one. */
  readonly action: string;
}

/** Asks in a modal dialog; closing it is a no. */
export async function confirm({ sentence, detail, action }: Confirmation): Promise<boolean> {
  const button: vscode.MessageItem = { title: action };
  const pressed = await vscode.window.showWarningMessage(sentence, { modal: true, detail }, button);
  return pressed === button;
}
