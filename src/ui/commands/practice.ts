import * as vscode from 'vscode';

import { CONTEXT_KEYS } from '../../manifest/ids.ts';
import { ContextKey } from '../contextKey.ts';
import {
  describePracticeFault,
  practiceElsewhere,
  practiceStarted,
  practiceStopped,
} from '../messages/acts.ts';
import type { Told } from '../messages/told.ts';
import type { CommandWorld } from './world.ts';

export async function startPracticeCommand({ practice }: CommandWorld): Promise<Told | undefined> {
  const started = await practice.start();
  return started.ok ? practiceStarted(started.value) : describePracticeFault(started.error);
}

export async function stopPracticeCommand({ practice }: CommandWorld): Promise<Told | undefined> {
  await practice.stop();
  const origin = await practice.origin();
  return origin === undefined ? practiceStopped() : practiceElsewhere(origin);
}

/** Keeps the menus' knowledge of whether this window runs the practice exchange. */
export function registerPracticeContext({
  practice,
  boundary,
}: Pick<CommandWorld, 'practice' | 'boundary'>): vscode.Disposable {
  const running = new ContextKey<boolean>(CONTEXT_KEYS.practiceRunning);
  const listening = practice.onDidChange((runs) => {
    void boundary.run('practiceRunning', async () => {
      await running.set(runs);
      return undefined;
    });
  });
  return new vscode.Disposable(() => listening.dispose());
}
