import type { Disposable } from '../ports.ts';
import type { ConsentAnswer, ConsentQuestion, ConsentUser, Schedule } from './ports.ts';

/** Turns the questions of launches that start together, as a compound's do, into one question to the user. */
export interface ConsentDesk {
  /**
   * A launch is on its way and may ask; said again by the same launch, it counts once. `alongside` are the other
   * members of its compounds: they may be on their way, too, or not.
   */
  announce(launch: string, alongside?: readonly string[]): void;
  /** The launch will not ask after all. */
  leave(launch: string): void;
  ask(launch: string, questions: readonly ConsentQuestion[]): Promise<ConsentAnswer>;
}

/** How long one launch waits for others at most, in milliseconds. */
export const PATIENCE_MS = 2500;
/** An announced launch that never asks (its task failed, the user cancelled) is forgotten after this. */
export const FORGET_MS = 5000;
/** Members of a compound start within this of each other; a debugger may look for an interpreter first. */
export const COMPOUND_MS = 1500;

interface Waiting {
  readonly questions: readonly ConsentQuestion[];
  readonly settle: (answer: Promise<ConsentAnswer>) => void;
}

export function createConsentDesk(user: ConsentUser, schedule: Schedule): ConsentDesk {
  const announced = new Map<string, Disposable>();
  let waiting: Waiting[] = [];
  let patience: Disposable | undefined;
  let lastAsked: Promise<unknown> = Promise.resolve();

  function expect(launch: string, ms: number): void {
    announced.get(launch)?.dispose();
    const forget = schedule(ms, () => {
      gone(launch);
    });
    announced.set(launch, forget);
  }

  function gone(launch: string): void {
    announced.get(launch)?.dispose();
    announced.delete(launch);
    if (announced.size === 0) askNow();
  }

  function askNow(): void {
    patience?.dispose();
    patience = undefined;
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    const questions = batch.flatMap((one) => one.questions);
    // One dialog at a time; a second batch waits for the first one's answer.
    const answer = lastAsked.then(() => askUser(user, questions));
    lastAsked = answer.catch(() => undefined);
    for (const { settle } of batch) settle(answer);
  }

  return {
    announce(launch, alongside = []) {
      expect(launch, FORGET_MS);
      for (const other of alongside) if (!announced.has(other)) expect(other, COMPOUND_MS);
    },
    leave: gone,
    ask(launch, questions) {
      return new Promise((resolve) => {
        waiting.push({ questions, settle: resolve });
        patience ??= schedule(PATIENCE_MS, askNow);
        gone(launch);
      });
    },
  };
}

/** For a live key the answer holds for this one launch, and only when its alias was typed as well. */
async function askUser(
  user: ConsentUser,
  questions: readonly ConsentQuestion[],
): Promise<ConsentAnswer> {
  const live = questions.filter(({ record }) => record.environment === 'live');
  const given = await user.allow(questions, live.length === 0);
  if (given === 'denied' || live.length === 0) return given;
  const aliases = [...new Set(live.map(({ record }) => record.alias))];
  for (const [index, alias] of aliases.entries()) {
    const typed = await user.typeAlias(
      live.filter(({ record }) => record.alias === alias),
      { step: index + 1, total: aliases.length },
    );
    if (typed === undefined) return 'denied';
    if (typed !== alias) return 'not-confirmed';
  }
  return 'once';
}
