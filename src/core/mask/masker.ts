import { buildAutomaton, type Automaton } from './automaton.ts';
import { printedForms, type Form } from './forms.ts';
import { maskMessage, type Masked, type MaskedIn } from './message.ts';
import { scan, type FindMask, type Scan } from './scan.ts';

/** A value and the environment variable that it was granted in; the mask shows the name. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/**
 * One category of one session's output, in chunks as they come. Nothing is held back, so of a value's form that is
 * split over chunks the first 7 characters may have been shown; all others are masked, however the chunks are cut.
 * Output is changed only where it holds a form, or at the end of a chunk the first 8 or more characters of one: text
 * that begins like a value by chance goes unharmed as long as it has 7 characters or fewer in common with it. A value's
 * public opening, such as a PEM header, does not count towards either number.
 */
interface OutputStream {
  next(chunk: string): Masked;
}

/**
 * Masks granted values. Best effort: a program that prints a value in pieces, reversed or enciphered is not caught, nor
 * is the middle of a value without either end.
 */
export interface Masker {
  /**
   * `text` with `[masked: NAME]` in place of every form of a value, of the beginning of one (8 characters or more)
   * that an ellipsis or the text's end cuts off, and of the end of one after an ellipsis. Text that was masked already
   * stays as it is.
   */
  text(text: string): string;
  /** A new stream, at the beginning of its output. */
  stream(): OutputStream;
  /**
   * Masks a message of the debug adapter protocol in place, with one stream per category of output. To be given the
   * messages of one session in the order in which they are sent.
   */
  message(message: unknown): MaskedIn;
  /** Masks these values too from now on; several may have one name. Streams go on where they are. */
  add(values: readonly NamedValue[]): void;
}

/** What is looked for, and what stands in its place. */
interface Forms {
  readonly automaton: Automaton;
  /** Of each form the names of the values that it is a form of. */
  readonly namesOf: readonly (readonly string[])[];
  readonly masks: readonly string[];
  readonly findMask: FindMask;
}

const MASK = '[masked: ';
const NO_NAMES: ReadonlySet<string> = new Set<string>();

/** Values shorter than 8 characters are not masked. */
export function createMasker(values: readonly NamedValue[]): Masker {
  let known = values;
  let forms = formsToMask(known);

  const maskText = (text: string): Masked => {
    const scanned = scan(forms.automaton, text, 0, false, forms.findMask);
    return { text: written(text, scanned, forms.masks, false), found: namesIn(scanned, forms) };
  };
  const stream = (): OutputStream => {
    let state = 0;
    let stateOf = forms.automaton;
    let endedMasked = false;
    return {
      next: (chunk) => {
        if (chunk === '') return { text: '', found: NO_NAMES };
        const { automaton, masks, findMask } = forms;
        if (stateOf !== automaton) state = sameState(stateOf, state, automaton);
        const scanned = scan(automaton, chunk, state, true, findMask);
        const text = written(chunk, scanned, masks, endedMasked);
        [state, stateOf] = [scanned.state, automaton];
        endedMasked = scanned.spans.at(-1)?.to === chunk.length;
        return { text, found: namesIn(scanned, forms) };
      },
    };
  };
  const streams = new Map<string, OutputStream>();
  const maskOutput = (category: string, chunk: string): Masked => {
    const begun = streams.get(category) ?? stream();
    streams.set(category, begun);
    return begun.next(chunk);
  };
  return {
    text: (text) => maskText(text).text,
    stream,
    message: (message) => maskMessage(message, { text: maskText, output: maskOutput }),
    add(values) {
      known = [...known, ...values];
      forms = formsToMask(known);
    },
  };
}

function formsToMask(values: readonly NamedValue[]): Forms {
  const owners = ownersOf(values);
  const namesOf = [...owners.values()];
  return {
    automaton: buildAutomaton([...owners.keys()]),
    namesOf,
    masks: namesOf.map((names) => `${MASK}${names[0] ?? ''}]`),
    findMask: maskFinder(new Set(values.map(({ name }) => name))),
  };
}

/** The state of another automaton that the same text ends in, as far as both know the text. */
function sameState({ forms, form, depth }: Automaton, state: number, other: Automaton): number {
  const text = forms[form[state] ?? 0]?.text.slice(0, depth[state] ?? 0) ?? '';
  let same = 0;
  for (let at = 0; at < text.length; at++) same = other.step(same, text.charCodeAt(at));
  return same;
}

/** The forms of all values, each with the names of those that it is a form of. */
function ownersOf(values: readonly NamedValue[]): ReadonlyMap<Form, readonly string[]> {
  const forms = new Map<string, readonly [Form, Set<string>]>();
  for (const { name, value } of values)
    for (const form of printedForms(value)) {
      const known = forms.get(form.text);
      if (known) known[1].add(name);
      else forms.set(form.text, [form, new Set([name])]);
    }
  return new Map([...forms.values()].map(([form, names]) => [form, [...names]]));
}

/**
 * Masks of these names are passed over, so that a value that equals its variable's name or the like cannot change the
 * text of a mask.
 */
function maskFinder(names: ReadonlySet<string>): FindMask {
  const longest = Math.max(0, ...[...names].map(({ length }) => length));
  return (text, start) => {
    for (let from = text.indexOf(MASK, start); from !== -1; from = text.indexOf(MASK, from + 1)) {
      const at = from + MASK.length;
      const length = text.slice(at, at + longest + 1).indexOf(']');
      if (names.has(text.slice(at, at + length))) return { from, to: at + length + 1 };
    }
    return undefined;
  };
}

/** @param goesOn The text before this one ended with a mask, which covers what reaches over from there. */
function written(text: string, { spans }: Scan, masks: readonly string[], goesOn: boolean): string {
  if (spans.length === 0) return text;
  let masked = '';
  let done = 0;
  for (const { from, to, form } of spans) {
    if (from > done) masked += text.slice(done, from);
    if (!(goesOn && from < 0)) masked += masks[form] ?? MASK;
    done = to;
  }
  return masked + text.slice(done);
}

function namesIn({ met }: Scan, { namesOf }: Forms): ReadonlySet<string> {
  return met.size === 0 ? NO_NAMES : new Set([...met].flatMap((form) => namesOf[form] ?? []));
}
