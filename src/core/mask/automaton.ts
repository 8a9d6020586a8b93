import { SHORTEST_VALUE, type Form } from './forms.ts';

/**
 * All forms in one Aho-Corasick automaton. A state is the longest end of the text so far that some form begins with;
 * state 0 is none. Memory is some 40 bytes per character of the forms, less what they share.
 */
export interface Automaton {
  readonly forms: readonly Form[];
  /** How many characters a state stands for. */
  readonly depth: Int32Array;
  /** A form that begins with the state's text; the form itself where one ends. */
  readonly form: Int32Array;
  /** The longest state that this one's text ends with and at which a form ends; 0 for none. */
  readonly whole: Int32Array;
  /** The same for enough of a form's beginning to be masked where output breaks off. */
  readonly begun: Int32Array;
  /** The same for enough of it to be masked where a text ends that nothing follows. */
  readonly cut: Int32Array;
  step(state: number, unit: number): number;
}

/** From this length on, a beginning that is cut off is masked where a text ends. */
const SURE_CUT = 12;

export function buildAutomaton(forms: readonly Form[]): Automaton {
  const size = 1 + forms.reduce((sum, { text }) => sum + text.length, 0);
  const table = () => new Int32Array(size);
  const [unitOf, child, sibling, fail] = [new Uint16Array(size), table(), table(), table()];
  const [depth, form, whole, begun, cut] = [table(), table(), table(), table(), table()];

  const childOf = (state: number, unit: number): number => {
    let next = child[state] ?? 0;
    while (next !== 0 && unitOf[next] !== unit) next = sibling[next] ?? 0;
    return next;
  };

  let count = 1;
  for (const [index, { text, publicLength }] of forms.entries()) {
    const cutLength = publicLength + shortestCut(text.length - publicLength);
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      let next = childOf(state, unit);
      if (next === 0) {
        next = count++;
        [unitOf[next], depth[next], form[next]] = [unit, at + 1, index];
        [sibling[next], child[state]] = [child[state] ?? 0, next];
      }
      state = next;
      if (at + 1 >= publicLength + SHORTEST_VALUE) begun[state] = state;
      if (at + 1 >= cutLength) cut[state] = state;
    }
    [whole[state], form[state]] = [state, index];
  }

  // Children of the start by their character: most characters of most texts lead from there to there.
  const first = new Int32Array(128);
  const firstBeyondAscii = new Map<number, number>();
  for (let state = child[0] ?? 0; state !== 0; state = sibling[state] ?? 0) {
    const unit = unitOf[state] ?? 0;
    if (unit < 128) first[unit] = state;
    else firstBeyondAscii.set(unit, state);
  }

  const step = (from: number, unit: number): number => {
    for (let state = from; state !== 0; state = fail[state] ?? 0) {
      const next = childOf(state, unit);
      if (next !== 0) return next;
    }
    return unit < 128 ? (first[unit] ?? 0) : (firstBeyondAscii.get(unit) ?? 0);
  };

  // Breadth first: what a state falls back to is shorter, and finished before it.
  const queue = [0];
  for (const parent of queue) {
    for (let state = child[parent] ?? 0; state !== 0; state = sibling[state] ?? 0) {
      const fallback = parent === 0 ? 0 : step(fail[parent] ?? 0, unitOf[state] ?? 0);
      fail[state] = fallback;
      for (const nearest of [whole, begun, cut])
        if (nearest[state] === 0) nearest[state] = nearest[fallback] ?? 0;
      queue.push(state);
    }
  }
  return { forms, depth, form, whole, begun, cut, step };
}

/**
 * Eight characters of a random value stand nowhere by chance, but passphrases begin with words, and a variable named
 * `exchange` must keep its name: a beginning that no ellipsis follows also has to be half of the form, or 12 characters.
 */
function shortestCut(length: number): number {
  return Math.max(SHORTEST_VALUE, Math.min(SURE_CUT, Math.ceil(length / 2)));
}
