import { encodings } from './encodings.ts';

/** One way in which a value may be printed. */
export interface Form {
  readonly text: string;
  /** How many of its first characters any value of the kind begins with: a PEM header, a resource path. */
  readonly publicLength: number;
}

/** Shorter values are not masked: too much harmless text would be. In UTF-16 units. */
export const SHORTEST_VALUE = 8;
const SHORTEST_LINE = 16;

/** Openings that say what kind of value follows, and occur in text that holds none. */
const PUBLIC_OPENING = /^(?:-----BEGIN [A-Z0-9 ]+-----(?:\r\n|\r|\n|\\n)?|organizations\/)/;
const ARMOUR = /^-----(?:BEGIN|END) /;

/** Every form in which `value` may be printed, without duplicates; none for a value shorter than 8. */
export function formsOf(value: string): readonly string[] {
  return printedForms(value).map(({ text }) => text);
}

/** `formsOf` with what of each form is no secret. */
export function printedForms(value: string): readonly Form[] {
  const forms = new Map<string, Form>();
  for (const part of partsOf(value)) {
    const opening = encodings(PUBLIC_OPENING.exec(part)?.[0] ?? '');
    for (const [at, text] of encodings(part).entries()) {
      const publicLength = sharedLength(text, opening[at] ?? '');
      if (!forms.has(text)) forms.set(text, { text, publicLength });
    }
  }
  return [...forms.values()];
}

/** The value; the value without space around it; and its long lines, which programs print one by one. */
function partsOf(value: string): ReadonlySet<string> {
  const trimmed = value.trim();
  // An escaped PEM block is unescaped by the program that uses it.
  const breaks = ARMOUR.test(trimmed) ? /\r\n|\r|\n|\\n/ : /\r\n|\r|\n/;
  const lines = trimmed.split(breaks).map((line) => line.trim());
  return new Set([
    ...[value, trimmed].filter(({ length }) => length >= SHORTEST_VALUE),
    ...(lines.length > 1
      ? lines.filter((line) => line.length >= SHORTEST_LINE && !ARMOUR.test(line))
      : []),
  ]);
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < other.length && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}
