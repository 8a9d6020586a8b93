import type { Automaton } from './automaton.ts';
import { SHORTEST_VALUE } from './forms.ts';
import { ellipsisAfter, lonelyTails, tailAfterBeginning } from './tails.ts';

/** What is masked of a text, as one mask. */
interface Span {
  /** Negative when it began in an earlier chunk. */
  from: number;
  /** Exclusive. */
  to: number;
  /** The longest form in it, by its index; the mask bears its name. */
  form: number;
  longest: number;
}

export interface Scan {
  /** In order of the text, disjoint. */
  readonly spans: readonly Span[];
  /** All forms that were met, by their indexes. */
  readonly met: ReadonlySet<number>;
  readonly state: number;
}

/** Masks that already stand in the text, which are left as they are. */
export type FindMask = (
  text: string,
  from: number,
) => { readonly from: number; readonly to: number } | undefined;

const NOTHING: ReadonlySet<number> = new Set<number>();

/**
 * Finds the forms in `text`, going on from `state`, the state in which the text before it ended. Takes time in
 * proportion to the text's length, whatever the text.
 * @param breaksOff The text is a chunk of output that may go on, so any beginning of a form at its end counts.
 */
export function scan(
  automaton: Automaton,
  text: string,
  start: number,
  breaksOff: boolean,
  findMask: FindMask,
): Scan {
  const { depth, form, whole, begun, cut } = automaton;
  const spans: Span[] = [];
  let met: Set<number> | undefined;
  const hit = (matched: number, to: number): void => {
    const length = depth[matched] ?? 0;
    (met ??= new Set()).add(form[matched] ?? 0);
    addSpan(spans, { from: to - length, to, form: form[matched] ?? 0, longest: length });
  };

  let mask = findMask(text, 0);
  let state = start;
  let at = 0;
  while (at < text.length) {
    if (at === mask?.from) {
      [at, state] = [mask.to, 0];
      mask = findMask(text, at);
      continue;
    }
    state = automaton.step(state, text.charCodeAt(at++));
    if ((depth[state] ?? 0) < SHORTEST_VALUE) continue;
    const complete = whole[state] ?? 0;
    if (complete !== 0) hit(complete, at);
    const beginning = begun[state] ?? 0;
    if (beginning === 0) continue;
    if ((depth[beginning] ?? 0) > at) hit(beginning, at);
    const ellipsis = ellipsisAfter(text, at);
    if (ellipsis === undefined) continue;
    hit(beginning, at);
    const tail = tailAfterBeginning(automaton, beginning, text, ellipsis);
    if (tail > 0)
      addSpan(spans, {
        from: ellipsis,
        to: ellipsis + tail,
        form: form[beginning] ?? 0,
        longest: tail,
      });
  }
  const last = (breaksOff ? begun : cut)[state] ?? 0;
  if (last !== 0) hit(last, at);

  const tails = lonelyTails(automaton, text).filter(({ from, to }) => {
    const next = findMask(text, from);
    return next === undefined || to <= next.from;
  });
  if (tails.length === 0) return { spans, met: met ?? NOTHING, state };
  return {
    spans: inOrder([...spans, ...tails.map((tail) => ({ ...tail, longest: tail.to - tail.from }))]),
    met: new Set([...(met ?? NOTHING), ...tails.map((tail) => tail.form)]),
    state,
  };
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  const ordered: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) addSpan(ordered, span);
  return ordered;
}

/** Spans that overlap become one; those that only touch stay two. */
function addSpan(spans: Span[], added: Span): void {
  let span = added;
  for (let last = spans.at(-1); last !== undefined && last.to > span.from; last = spans.at(-1)) {
    const { form, longest } = last.longest >= span.longest ? last : span;
    span = {
      from: Math.min(last.from, span.from),
      to: Math.max(last.to, span.to),
      form,
      longest,
    };
    spans.pop();
  }
  spans.push(span);
}
