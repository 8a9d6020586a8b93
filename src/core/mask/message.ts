import { isRecord, isString } from '../kernel/parse.ts';

export interface Masked {
  readonly text: string;
  /** The variables whose values, or beginnings of them, were masked. */
  readonly found: ReadonlySet<string>;
}

/** The variables whose values were masked in a message. */
export interface MaskedIn {
  /** In output of the program. */
  readonly printed: ReadonlySet<string>;
  /** In something that the user looked at in the debugger. */
  readonly shown: ReadonlySet<string>;
}

interface MaskStrings {
  readonly text: (text: string) => Masked;
  readonly output: (category: string, chunk: string) => Masked;
}

const NONE: ReadonlySet<string> = new Set<string>();

/** Their bodies hold memory in base64 and as instructions: a mask would break what the user asked to see. */
const LEFT_ALONE: ReadonlySet<unknown> = new Set(['readMemory', 'disassemble']);

/**
 * Masks the strings of an event's or a response's body in place, and the text of a failure. A request stays as it is:
 * the adapter's `runInTerminal` and `startDebugging` carry what the program needs.
 */
export function maskMessage(message: unknown, mask: MaskStrings): MaskedIn {
  switch (member(message, 'type')) {
    case 'event':
      return member(message, 'event') === 'output'
        ? { printed: maskOutput(member(message, 'body'), mask), shown: NONE }
        : { printed: NONE, shown: maskMembers(message, ['body'], mask) };
    case 'response':
      return LEFT_ALONE.has(member(message, 'command'))
        ? { printed: NONE, shown: NONE }
        : { printed: NONE, shown: maskMembers(message, ['body', 'message'], mask) };
    default:
      return { printed: NONE, shown: NONE };
  }
}

function maskOutput(body: unknown, mask: MaskStrings): ReadonlySet<string> {
  if (!isRecord(body)) return NONE;
  const [category, output] = [member(body, 'category'), member(body, 'output')];
  const others = Object.keys(body).filter((name) => name !== 'output');
  const found = maskMembers(body, others, mask);
  if (!isString(output)) return found;
  const masked = mask.output(isString(category) ? category : 'console', output);
  if (masked.text !== output) replace(body, 'output', masked.text);
  return new Set([...masked.found, ...found]);
}

/** Walks with a list of its own instead of by recursion, so that no depth is too deep; cycles are met once. */
function maskMembers(
  owner: unknown,
  names: readonly string[],
  mask: MaskStrings,
): ReadonlySet<string> {
  if (!isObject(owner)) return NONE;
  const found = new Set<string>();
  const met = new Set<object>([owner]);
  const waiting: object[] = [];
  const visit = (holder: object, name: string): void => {
    const value = member(holder, name);
    if (isString(value)) {
      const masked = mask.text(value);
      if (masked.text !== value) replace(holder, name, masked.text);
      for (const variable of masked.found) found.add(variable);
    } else if (isObject(value) && !met.has(value)) {
      met.add(value);
      waiting.push(value);
    }
  };
  for (const name of names) visit(owner, name);
  for (let holder = waiting.pop(); holder !== undefined; holder = waiting.pop())
    for (const name of Object.keys(holder)) visit(holder, name);
  return found;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** `undefined` for an accessor, which is not called: it may show one thing to us and another to others. */
function member(owner: unknown, name: string): unknown {
  return isObject(owner) ? Object.getOwnPropertyDescriptor(owner, name)?.value : undefined;
}

/** Defined, not assigned: a member named `__proto__` is a member like any other, and one may be read-only. */
function replace(owner: object, name: string, text: string): void {
  const { enumerable = true } = Object.getOwnPropertyDescriptor(owner, name) ?? {};
  Reflect.defineProperty(owner, name, {
    value: text,
    enumerable,
    writable: true,
    configurable: true,
  });
}
