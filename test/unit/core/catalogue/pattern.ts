import { randomInt } from 'node:crypto';

/** One character set repeated between `min` and `max` times, or a choice of sequences taken once. */
export type Part =
  | { readonly kind: 'run'; readonly chars: string; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly options: readonly (readonly Part[])[] };

/**
 * Reads the small language in which formats may be written: literals, character classes, bounded counts and
 * choices that are never repeated. It has no `*`, `+` or `?` and cannot nest counts, so a match takes at most
 * as many steps as the longest value; anything else throws.
 */
export function parsePattern(pattern: string): readonly (readonly Part[])[] {
  const { options, rest } = parseOptions(pattern);
  if (rest !== '') throw new Error(`unexpected ${JSON.stringify(rest)} in ${pattern}`);
  return options;
}

function parseOptions(text: string): { options: Part[][]; rest: string } {
  const options: Part[][] = [[]];
  let rest = text;
  while (rest !== '' && !rest.startsWith(')')) {
    if (rest.startsWith('|')) {
      options.push([]);
      rest = rest.slice(1);
      continue;
    }
    const read = parsePart(rest);
    options.at(-1)?.push(read.part);
    rest = read.rest;
  }
  return { options, rest };
}

function parsePart(text: string): { part: Part; rest: string } {
  if (text.startsWith('(?:')) {
    const { options, rest } = parseOptions(text.slice(3));
    if (!rest.startsWith(')')) throw new Error(`open group in ${text}`);
    if (/^\)[{*+?]/.test(rest)) throw new Error(`repeated group in ${text}`);
    return { part: { kind: 'choice', options }, rest: rest.slice(1) };
  }
  const set = /^\[(\^?)((?:\\.|[^\]\\])+)\]/.exec(text) ?? /^()([A-Za-z0-9_:/=-])/.exec(text);
  if (!set) throw new Error(`unexpected ${JSON.stringify(text)}`);
  const rest = text.slice(set[0].length);
  const count = /^\{(\d+)(?:,(\d+))?\}/.exec(rest);
  const min = count ? Number(count[1]) : 1;
  const max = count ? Number(count[2] ?? count[1]) : 1;
  const chars = printable().filter((c) => new RegExp(`^${set[0]}$`).test(c));
  return {
    part: { kind: 'run', chars: chars.join(''), min, max },
    rest: rest.slice(count?.[0].length ?? 0),
  };
}

function printable(): readonly string[] {
  return Array.from({ length: 94 }, (_, n) => String.fromCharCode(33 + n));
}

/** A random value of the shape: synthetic, made anew at every run. */
export function sampleOf(options: readonly (readonly Part[])[]): string {
  const option = options[randomInt(options.length)] ?? [];
  return option
    .map((part) => (part.kind === 'choice' ? sampleOf(part.options) : run(part)))
    .join('');
}

function run({ chars, min, max }: Extract<Part, { kind: 'run' }>): string {
  const length = randomInt(min, max + 1);
  return Array.from({ length }, () => chars[randomInt(chars.length)]).join('');
}

/** The most characters a value of the shape can have. */
export function longest(options: readonly (readonly Part[])[]): number {
  return Math.max(
    ...options.map((option) =>
      option.reduce(
        (sum, part) => sum + (part.kind === 'choice' ? longest(part.options) : part.max),
        0,
      ),
    ),
  );
}
