/** What a user did at one step; a draft given on `back` or `goto` keeps what was typed so far. */
export type StepAnswer<D> =
  | { readonly kind: 'next'; readonly draft: D }
  | { readonly kind: 'back'; readonly draft?: D }
  | { readonly kind: 'goto'; readonly step: string; readonly draft?: D }
  /** The step had nothing to ask; the wizard goes on in the direction it came from. */
  | { readonly kind: 'skip' }
  | { readonly kind: 'cancel' };

export interface Place {
  /** 1-based. */
  readonly step: number;
  readonly total: number;
}

export interface Step<D> {
  /** Names the step while others come and go with the draft. */
  readonly id: string;
  readonly ask: (draft: D, place: Place) => Promise<StepAnswer<D>>;
}

/**
 * Asks step after step and answers the finished draft, or `undefined` when the user cancelled. Which steps
 * there are may depend on the draft; they are read anew after each answer.
 */
export async function runWizard<D>(
  start: D,
  stepsOf: (draft: D) => readonly Step<D>[],
): Promise<D | undefined> {
  let draft = start;
  let at = 0;
  let direction: 1 | -1 = 1;
  for (;;) {
    const steps = stepsOf(draft);
    const step = steps[at];
    if (!step) return at < 0 ? undefined : draft;
    const answer = await step.ask(draft, { step: at + 1, total: steps.length });
    switch (answer.kind) {
      case 'cancel':
        return undefined;
      case 'skip':
        if (at === 0) direction = 1;
        at += direction;
        break;
      case 'next':
        draft = answer.draft;
        direction = 1;
        at = positionOf(stepsOf(draft), step.id, at) + 1;
        break;
      case 'back':
        draft = answer.draft ?? draft;
        direction = -1;
        at = positionOf(stepsOf(draft), step.id, at) - 1;
        break;
      case 'goto':
        draft = answer.draft ?? draft;
        direction = 1;
        at = positionOf(stepsOf(draft), answer.step, at);
        break;
    }
  }
}

function positionOf<D>(steps: readonly Step<D>[], id: string, otherwise: number): number {
  const position = steps.findIndex((step) => step.id === id);
  return position === -1 ? otherwise : position;
}
