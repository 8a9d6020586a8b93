import type { Automaton } from './automaton.ts';
import { SHORTEST_VALUE } from './forms.ts';

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
/** Fewer characters after an ellipsis may be the value's end by chance. */
const SHORTEST_TAIL = 4;

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
    const tail = tailLength(automaton, beginning, text, ellipsis);
    if (tail >= SHORTEST_TAIL)
      addSpan(spans, {
        from: ellipsis,
        to: ellipsis + tail,
        form: form[beginning] ?? 0,
        longest: tail,
      });
  }
  const last = (breaksOff ? begun : cut)[state] ?? 0;
  if (last !== 0) hit(last, at);
  return { spans, met: met ?? NOTHING, state };
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

/** Where the text goes on after an ellipsis at `at`, before which debuggers may close the quote. */
function ellipsisAfter(text: string, at: number): number | undefined {
  let from = at;
  if (`"'\``.includes(text.charAt(from))) from++;
  if (text.charAt(from) === ' ') from++;
  if (text.charAt(from) === '…') return from + 1;
  return text.startsWith('...', from) ? from + 3 : undefined;
}

/**
 * How much of the text at `from` is the end of a form that begins with the state's text: debuggers that shorten in
 * the middle show both ends.
 */
function tailLength({ forms, depth, form }: Automaton, state: number, text: string, from: number) {
  const length = depth[state] ?? 0;
  const beginning = (forms[form[state] ?? 0]?.text ?? '').slice(0, length);
  const cutShort = forms.filter(({ text: whole }) => whole.startsWith(beginning));
  return Math.max(
    ...cutShort.map(({ text: whole }) =>
      overlap(whole.slice(length), text.slice(from, from + whole.length - length)),
    ),
  );
}

/** The longest beginning of `text` that `form` ends with (Knuth, Morris, Pratt). */
function overlap(form: string, text: string): number {
  const border = [0];
  const extend = (length: number, unit: number): number => {
    let shorter = length;
    while (shorter > 0 && text.charCodeAt(shorter) !== unit) shorter = border[shorter - 1] ?? 0;
    return text.charCodeAt(shorter) === unit ? shorter + 1 : 0;
  };
  let length = 0;
  for (let at = 1; at < text.length; at++) {
    length = extend(length, text.charCodeAt(at));
    border.push(length);
  }
  length = 0;
  for (let at = 0; at < form.length; at++) length = extend(length, form.charCodeAt(at));
  return length;
}
