import { isString, type UnknownRecord } from '../kernel/parse.ts';

/**
 * Where the program that a configuration names may be, the likeliest first; relative paths count from its `cwd` or
 * its folder. Empty when it names none. A folder stands for the files in it, as a Go package's does.
 */
export function entryCandidates({ program, module }: UnknownRecord): readonly string[] {
  if (isString(program) && program !== '') return [program];
  if (!isString(module) || module === '') return [];
  const path = module.replaceAll('.', '/');
  return [`${path}.py`, `${path}/__main__.py`];
}

/** Inline code stands in the configuration itself, so that there is no file to look at. */
export function isInline({ code }: UnknownRecord): boolean {
  return code !== undefined;
}
