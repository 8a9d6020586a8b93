import type { Environment } from './vocabulary.ts';

/** The user's unique name for a key: the only name of it that may appear in a repository. */
export type Alias = string;

const ALIAS = /^[a-z0-9][a-z0-9-]{0,62}$/;

export function isAlias(value: unknown): value is Alias {
  return typeof value === 'string' && ALIAS.test(value);
}

/** `<exchange>-<environment>`, with `-2`, `-3`, … when that is taken. */
export function proposeAlias(
  exchange: string,
  environment: Environment,
  taken: ReadonlySet<Alias>,
): Alias {
  return freeAlias(`${exchange}-${environment}`, taken);
}

/** `wanted` itself, or with the first free number behind it. */
export function freeAlias(wanted: Alias, taken: ReadonlySet<Alias>): Alias {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${String(number)}`)) number += 1;
  return `${wanted}-${String(number)}`;
}
