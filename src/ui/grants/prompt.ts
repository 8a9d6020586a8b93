import * as vscode from 'vscode';

import type { AskConsent, ConsentAnswer } from '../../app/injection/ports.ts';
import { consentDetail, consentSentence, consentWords } from '../messages/grants.ts';

interface Button extends vscode.MessageItem {
  readonly answer: ConsentAnswer;
}

/** Asks in a modal dialog. Enter denies, as does closing it: the first button is the default one. */
export const askConsent: AskConsent = async (questions, mayLast) => {
  const buttons: readonly Button[] = [
    { title: consentWords.deny(), answer: 'denied' },
    { title: consentWords.once(), answer: 'once' },
    { title: consentWords.session(), answer: 'session' },
    ...(mayLast ? [{ title: consentWords.long(), answer: '30-days' as const }] : []),
  ];
  const options = { modal: true, detail: consentDetail(questions) };
  const pressed = await vscode.window.showWarningMessage(
    consentSentence(questions),
    options,
    ...buttons,
  );
  return pressed?.answer ?? 'denied';
};
