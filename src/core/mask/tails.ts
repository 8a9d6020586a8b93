import type { Automaton } from './automaton.ts';
import { SHORTEST_VALUE } from './forms.ts';

/** The end of a form, after an ellipsis. */
interface Tail {
  readonly from: number;
  readonly to: number;
  readonly form: number;
}

/** Fewer characters after a value's beginning and an ellipsis may be its end by chance. */
const SHORTEST_AFTER_BEGINNING = 4;
const ELLIPSIS = /…|\.\.\.(?!\.)/g;

/** Where the text goes on after an ellipsis at `at`, before which debuggers may close the quote. */
export function ellipsisAfter(text: string, at: number): number | undefined {
  let from = at;
  if (`"'\``.includes(text.charAt(from))) from++;
  if (text.charAt(from) === ' ') from++;
  if (text.charAt(from) === '…') return from + 1;
  return text.startsWith('...', from) ? from + 3 : undefined;
}

/**
 * How much of the text at `from` is the end of a form that begins with the state's text: debuggers that shorten in
 * the middle show both ends. 0 for less than 4 characters.
 */
export function tailAfterBeginning(
  { forms, depth, form }: Automaton,
  state: number,
  text: string,
  from: number,
): number {
  const length = depth[state] ?? 0;
  const beginning = (forms[form[state] ?? 0]?.text ?? '').slice(0, length);
  const tails = forms
    .filter(({ text: whole }) => whole.startsWith(beginning))
    .map(({ text: whole }) => endingOf(whole.slice(length), text, from));
  const longest = Math.max(0, ...tails);
  return longest < SHORTEST_AFTER_BEGINNING ? 0 : longest;
}

/** Ends of forms, of 8 characters or more, after any ellipsis: the cut may lie before the value begins. */
export function lonelyTails({ forms, joined }: Automaton, text: string): readonly Tail[] {
  if (!text.includes('…') && !text.includes('...')) return [];
  const tails: Tail[] = [];
  for (const { index, 0: ellipsis } of text.matchAll(ELLIPSIS)) {
    const from = index + ellipsis.length;
    const start = text.slice(from, from + SHORTEST_VALUE);
    if (start.length < SHORTEST_VALUE || !joined.includes(start)) continue;
    for (const [form, { text: whole }] of forms.entries()) {
      const length = whole.includes(start) ? endingOf(whole, text, from) : 0;
      if (length >= SHORTEST_VALUE) tails.push({ from, to: from + length, form });
    }
  }
  return tails;
}

/** How long the longest piece of `text` at `from` is that `form` ends with (Knuth, Morris, Pratt). */
function endingOf(form: string, text: string, from: number): number {
  const piece = text.slice(from, from + form.length);
  const border = [0];
  const extend = (length: number, unit: number): number => {
    let shorter = length;
    while (shorter > 0 && piece.charCodeAt(shorter) !== unit) shorter = border[shorter - 1] ?? 0;
    return piece.charCodeAt(shorter) === unit ? shorter + 1 : 0;
  };
  let length = 0;
  for (let at = 1; at < piece.length; at++) {
    length = extend(length, piece.charCodeAt(at));
    border.push(length);
  }
  length = 0;
  for (let at = 0; at < form.length; at++) length = extend(length, form.charCodeAt(at));
  return length;
}
