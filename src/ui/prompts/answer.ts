import type { StepAnswer } from './wizard.ts';

/** What a user did with one box; `typed` is what stood in it when Back was pressed. */
export type Answer<T> =
  | { readonly kind: 'accept'; readonly value: T }
  | { readonly kind: 'back'; readonly typed?: T }
  | { readonly kind: 'cancel' };

/** A box's answer as a wizard's step; what was typed before Back is dropped. */
export function asStep<T, D>(answer: Answer<T>, accept: (value: T) => D): StepAnswer<D> {
  return answer.kind === 'accept'
    ? { kind: 'next', draft: accept(answer.value) }
    : { kind: answer.kind };
}
