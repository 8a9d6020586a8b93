import * as vscode from 'vscode';

import type { ConsentUser } from '../../app/injection/ports.ts';
import type { GrantDuration } from '../../core/audit/event.ts';
import { consentDetail, consentSentence, consentWords, liveKeyBox } from '../messages/consent.ts';
import { askText } from '../prompts/text.ts';

interface Button extends vscode.MessageItem {
  readonly answer: GrantDuration | 'denied';
}

/** Asks in a modal dialog, and for a live key in an input box after it. */
export const consentPrompts: ConsentUser = {
  /** Enter denies, as does closing the dialog: the first button is the default one. */
  async allow(questions, mayLast) {
    const buttons: readonly Button[] = [
      { title: consentWords.deny(), answer: 'denied' },
      { title: consentWords.once(), answer: 'once' },
      ...(mayLast
        ? ([
            { title: consentWords.session(), answer: 'session' },
            { title: consentWords.long(), answer: '30-days' },
          ] as const)
        : []),
    ];
    const options = { modal: true, detail: consentDetail(questions) };
    const pressed = await vscode.window.showWarningMessage(
      consentSentence(questions),
      options,
      ...buttons,
    );
    return pressed?.answer ?? 'denied';
  },
  async typeAlias(questions, place) {
    const answer = await askText({ ...liveKeyBox(questions, place), value: '' });
    return answer.kind === 'accept' ? answer.value : undefined;
  },
};
