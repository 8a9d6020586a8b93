const UNITS = [
  ['year', 365 * 24 * 60 * 60_000],
  ['month', 30 * 24 * 60 * 60_000],
  ['week', 7 * 24 * 60 * 60_000],
  ['day', 24 * 60 * 60_000],
  ['hour', 60 * 60_000],
  ['minute', 60_000],
] as const;

/** “3 hours ago”, “in 2 days”, “now”; both times in milliseconds since 1970, rounded towards now. */
export function relativeTime(at: number, now: number, locale: string): string {
  const words = formatOf(locale);
  const distance = at - now;
  for (const [unit, size] of UNITS) {
    if (Math.abs(distance) >= size) return words.format(Math.trunc(distance / size), unit);
  }
  return words.format(0, 'second');
}

let known: { readonly locale: string; readonly words: Intl.RelativeTimeFormat } | undefined;

/** Kept, for making one takes longer than all the rest of a row. */
function formatOf(locale: string): Intl.RelativeTimeFormat {
  if (known?.locale !== locale) {
    known = { locale, words: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }) };
  }
  return known.words;
}
