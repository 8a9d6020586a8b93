import { SHORTEST_VALUE, type Form } from './forms.ts';

/**
 * All forms in one Aho-Corasick automaton. A state is the longest end of the text so far that some form begins with;
 * state 0 is none. Memory is some 40 bytes per character of the forms, less what they share.
 */
export interface Automaton {
  readonly forms: readonly Form[];
  /** All of them, to ask at once whether a piece of text stands in any. */
  readonly joined: string;
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

const ASCII = 128;

export function buildAutomaton(forms: readonly Form[]): Automaton {
  const { unitOf, child, sibling, depth, form, whole, begun, cut, shallow } = buildTrie(forms);
  const fail = new Int32Array(depth.length);
  const isAscii = unitOf.every((unit) => unit < ASCII);

  const advance = (from: number, unit: number): number => {
    for (let state = from; ; state = fail[state] ?? 0) {
      let next = child[state] ?? 0;
      while (next !== 0 && unitOf[next] !== unit) next = sibling[next] ?? 0;
      if (next !== 0 || state === 0) return next;
    }
  };

  // Breadth first: what a state falls back to is shorter, and finished before it.
  const inherited = [whole, begun, cut];
  const queue = [0];
  for (const parent of queue) {
    for (let state = child[parent] ?? 0; state !== 0; state = sibling[state] ?? 0) {
      const fallback = parent === 0 ? 0 : advance(fail[parent] ?? 0, unitOf[state] ?? 0);
      fail[state] = fallback;
      for (const nearest of inherited)
        if (nearest[state] === 0) nearest[state] = nearest[fallback] ?? 0;
      queue.push(state);
    }
  }

  // Most characters of most texts leave the start or one of its children: for these states every step is looked up.
  const table = Int32Array.from({ length: (shallow + 1) * ASCII }, (_, at) =>
    advance(Math.floor(at / ASCII), at % ASCII),
  );
  const step = (state: number, unit: number): number => {
    if (unit < ASCII) {
      return state <= shallow ? (table[state * ASCII + unit] ?? 0) : advance(state, unit);
    }
    return isAscii ? 0 : advance(state, unit);
  };
  const joined = forms.map(({ text }) => text).join('\n');
  return { forms, joined, depth, form, whole, begun, cut, step };
}

/** All forms by their common beginnings; a state's children are a list. The first `shallow` states are the start's. */
function buildTrie(forms: readonly Form[]) {
  const size = 1 + forms.reduce((sum, { text }) => sum + text.length, 0);
  const table = () => new Int32Array(size);
  const [unitOf, child, sibling, depth, form] = [
    new Uint16Array(size),
    table(),
    table(),
    table(),
    table(),
  ];
  const [whole, begun, cut] = [table(), table(), table()];
  let count = 1;
  const childOf = (state: number, unit: number, index: number): number => {
    let next = child[state] ?? 0;
    while (next !== 0 && unitOf[next] !== unit) next = sibling[next] ?? 0;
    if (next !== 0) return next;
    next = count++;
    unitOf[next] = unit;
    depth[next] = (depth[state] ?? 0) + 1;
    form[next] = index;
    sibling[next] = child[state] ?? 0;
    child[state] = next;
    return next;
  };

  for (const [index, { text }] of forms.entries()) childOf(0, text.charCodeAt(0), index);
  const shallow = count - 1;
  for (const [index, { text, publicLength }] of forms.entries()) {
    const cutLength = publicLength + shortestCut(text.length - publicLength);
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      state = childOf(state, text.charCodeAt(at), index);
      if (at + 1 >= publicLength + SHORTEST_VALUE) begun[state] = state;
      if (at + 1 >= cutLength) cut[state] = state;
    }
    whole[state] = state;
    form[state] = index;
  }
  const used = (states: Int32Array) => states.slice(0, count);
  return {
    unitOf: unitOf.slice(0, count),
    child: used(child),
    sibling: used(sibling),
    depth: used(depth),
    form: used(form),
    whole: used(whole),
    begun: used(begun),
    cut: used(cut),
    shallow,
  };
}

/**
 * Eight characters of a random value stand nowhere by chance, but passphrases begin with words, and a variable named
 * `exchange` must keep its name: a beginning that no ellipsis follows also has to be half of the form, or 12 characters.
 */
function shortestCut(length: number): number {
  return Math.max(SHORTEST_VALUE, Math.min(SURE_CUT, Math.ceil(length / 2)));
}
