import { isRecord, isString } from '../kernel/parse.ts';

type Mutable = Record<string, unknown>;

/** Where a variable was found: on a terminal's line, or in the configuration of another session. */
export type Exposure = 'terminal-line' | 'repeated';

/**
 * Takes variables out of what a debugger asks VS Code to do: to run a program in a terminal, whose line would show
 * them, or to start another session, whose configuration every extension can read. Edits the request in place;
 * `undefined` when it held none.
 */
export function scrubRequest(message: unknown, names: ReadonlySet<string>): Exposure | undefined {
  if (!isMutable(message) || message['type'] !== 'request') return undefined;
  const args = message['arguments'];
  if (!isMutable(args)) return undefined;
  switch (message['command']) {
    case 'runInTerminal':
      return scrubMember(args, 'env', names) ? 'terminal-line' : undefined;
    case 'startDebugging': {
      const configuration = args['configuration'];
      if (!isMutable(configuration)) return undefined;
      return scrubVariables(configuration, names) ? 'repeated' : undefined;
    }
    default:
      return undefined;
  }
}

/** Takes variables out of a launch configuration, in whatever form its debugger has them; true when it held one. */
export function scrubVariables(configuration: Mutable, names: ReadonlySet<string>): boolean {
  const found = ['env', 'environment'].map((member) => scrubMember(configuration, member, names));
  return found.includes(true);
}

function scrubMember(holder: Mutable, member: string, names: ReadonlySet<string>): boolean {
  const value = holder[member];
  if (Array.isArray(value)) {
    const left = value.filter((entry: unknown) => !names.has(nameOf(entry)));
    holder[member] = left;
    return left.length < value.length;
  }
  if (!isRecord(value)) return false;
  const found = Object.keys(value).filter((name) => names.has(name));
  if (found.length > 0)
    holder[member] = Object.fromEntries(Object.entries(value).filter(([name]) => !names.has(name)));
  return found.length > 0;
}

/** `NAME=value`, or `{ name, value }`. */
function nameOf(entry: unknown): string {
  if (isString(entry)) return entry.split('=', 1)[0] ?? '';
  const name = isRecord(entry) ? entry['name'] : undefined;
  return isString(name) ? name : '';
}

function isMutable(value: unknown): value is Mutable {
  return isRecord(value);
}
