import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Who may read what we put into a message to a debugger; folders, links resolved. */
export interface TrustedFolders {
  /** VS Code's own code, without its built-in extensions. */
  readonly editor: readonly string[];
  /** The extension that brings the debugger; it serialises messages itself where its adapter is inline. */
  readonly debugger: readonly string[];
  /** This extension. */
  readonly own: string;
}

export type Reader =
  | { readonly kind: 'editor' | 'debugger' }
  /** Code of anyone else had a hand in it, or it cannot be told whose. `file` is empty then. */
  | { readonly kind: 'stranger'; readonly file: string };

/** VS Code's own code is in `out`; extensions that come with it are in another folder. */
export function editorFolders(appRoot: string): readonly string[] {
  return ['out', 'node_modules'].map((folder) => resolved(join(appRoot, folder)));
}

export function resolved(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/**
 * The stack of whoever calls, whole and as V8 has it, from the innermost frame on: others may have limited stacks, or
 * rewrite them into the names of their sources.
 */
export function callers(): string {
  const before = { limit: Error.stackTraceLimit, prepare: prepareStackTrace() };
  try {
    Error.stackTraceLimit = Infinity;
    Error.prepareStackTrace = (_, sites) => ['Error', ...sites.map(String)].join('\n    at ');
    const { stack } = new Error();
    return typeof stack === 'string' ? stack : '';
  } finally {
    Error.stackTraceLimit = before.limit;
    Object.assign(Error, { prepareStackTrace: before.prepare });
  }
}

function prepareStackTrace(): unknown {
  return Reflect.get(Error, 'prepareStackTrace');
}

/** Where a message was when our tracker was shown it. */
export interface Passage {
  /** Whether a reader stands where trackers are called: it is one, though it may show no code of its own. */
  readonly isTracker: (stack: string) => boolean;
  /** Whether a reader was reached by the same event of the editor: nothing else has happened in between. */
  readonly isSameTurn: (stack: string) => boolean;
}

/** What the stack of our tracker tells of the editor's frames beneath it. */
export function passageOf(stack: string, trusted: TrustedFolders): Passage {
  const isEditor = (line: string): boolean => {
    const file = fileOf(line);
    return file !== undefined && file !== BUILT_IN && ownerOf(file, trusted) === 'editor';
  };
  const here = stack.split('\n');
  const caller = here.find(isEditor);
  return {
    isTracker: (other) => caller === undefined || other.split('\n').includes(caller),
    isSameTurn(other) {
      const there = other.split('\n').reverse();
      const differs = here.toReversed().findIndex((line, at) => line !== there[at]);
      return there.slice(0, differs < 0 ? there.length : differs).some(isEditor);
    },
  };
}

/**
 * Tells from a stack who reads. Only code of the editor and of the debugger may stand on it: an extension that looks
 * at messages as they pass does so from a function of its own. No known code at all means that a bare built-in was
 * handed the message to read later.
 */
export function readerOf(stack: string, trusted: TrustedFolders): Reader {
  let kind: 'editor' | 'debugger' | undefined;
  for (const line of stack.split('\n').slice(1)) {
    const file = fileOf(line);
    if (file === BUILT_IN) continue;
    const owner = file === undefined ? undefined : ownerOf(file, trusted);
    if (owner === 'own') continue;
    if (owner === undefined) return { kind: 'stranger', file: file ?? '' };
    if (kind !== 'debugger') kind = owner;
  }
  return kind === undefined ? { kind: 'stranger', file: '' } : { kind };
}

function ownerOf(
  file: string,
  { editor, debugger: adapter, own }: TrustedFolders,
): 'editor' | 'debugger' | 'own' | undefined {
  if (isIn(file, own)) return 'own';
  if (adapter.some((folder) => isIn(file, folder))) return 'debugger';
  return editor.some((folder) => isIn(file, folder)) ? 'editor' : undefined;
}

function isIn(file: string, folder: string): boolean {
  const [inner, outer] = [sameCase(file), sameCase(folder)];
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

/** Windows spells one drive's letter both ways. */
function sameCase(path: string): string {
  return process.platform === 'win32' ? path.toLowerCase() : path;
}

const BUILT_IN = '<built-in>';

/** `    at name (file:///a/b.js:1:2)` → `/a/b.js`; `BUILT_IN` for Node's and V8's own; `undefined` for code without a file. */
function fileOf(line: string): string | undefined {
  const place = /\(([^()]*)\)$/.exec(line)?.[1] ?? /^\s*at (?:async )?(.*)$/.exec(line)?.[1] ?? '';
  if (place.startsWith('eval at') || line.includes('eval at')) return undefined;
  if (place === '<anonymous>' || place === 'native' || /^(?:node:|index \d+$)/.test(place))
    return BUILT_IN;
  const path = /^(.*?)(?::\d+){1,2}$/.exec(place)?.[1];
  if (path === undefined) return undefined;
  if (!path.startsWith('file:')) return path;
  try {
    return fileURLToPath(path);
  } catch {
    return undefined;
  }
}
