import { workbench } from './workbench.ts';
import type { Dialog } from '../workbench/protocol.ts';

export type Answer = 'Deny' | 'Allow Once' | 'Allow This Session' | 'Allow 30 Days';

/** Waits for the grant prompt, presses `answer`, and says what the prompt said. */
export async function answerGrant(answer: Answer): Promise<Dialog> {
  const asked = await workbench.dialog();
  await workbench.pressDialogButton(answer);
  return asked;
}

/** Runs a launch beside an answer to its prompt. */
export async function withGrant<T>(answer: Answer, launch: Promise<T>): Promise<T> {
  const [outcome] = await Promise.all([launch, answerGrant(answer)]);
  return outcome;
}
