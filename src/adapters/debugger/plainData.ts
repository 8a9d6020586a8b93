import { types } from 'node:util';
import type { CopyMessage } from '../../app/injection/ports.ts';
import { isRecord } from '../../core/kernel/parse.ts';

/** What we put into a message ourselves: `name` in `holder`. */
type IsOurs = (holder: object, name: PropertyKey) => boolean;

/**
 * True when nothing in `value` can answer differently each time it is read: no accessor, no proxy and no function
 * anywhere. Runs none of its code.
 */
function isPlainData(value: unknown, depth = 0): boolean {
  if (typeof value === 'function' || depth > 50) return false;
  if (typeof value !== 'object' || value === null) return true;
  return isPlainHolder(value) && everyMember(value, (_, inside) => isPlainData(inside, depth + 1));
}

/** None of the message's code runs: there is none, or there is no copy. */
export const copyMessage: CopyMessage = (message) => {
  const copy: unknown = isPlainData(message) ? structuredClone(message) : undefined;
  return isRecord(copy) ? copy : undefined;
};

/** True when `live` is plain data and says what `copy`, made of it earlier, says; `isOurs` names what to pass over. */
export function isStill(live: unknown, copy: unknown, isOurs: IsOurs): boolean {
  if (typeof copy !== 'object' || copy === null) return Object.is(live, copy);
  if (typeof live !== 'object' || live === null || !isPlainHolder(live)) return false;
  if (Array.isArray(live) !== Array.isArray(copy)) return false;
  const before = new Map<PropertyKey, unknown>(
    Reflect.ownKeys(copy).map((name) => [name, Object.getOwnPropertyDescriptor(copy, name)?.value]),
  );
  const same = everyMember(live, (name, inside, isData) => {
    if (isOurs(live, name)) return true;
    return isData && before.has(name) && isStill(inside, before.get(name), isOurs);
  });
  return same && [...before.keys()].every((name) => Object.hasOwn(live, name));
}

function isPlainHolder(value: object): boolean {
  // Asking a proxy anything runs its code.
  if (types.isProxy(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

function everyMember(
  holder: object,
  test: (name: PropertyKey, value: unknown, isData: boolean) => boolean,
): boolean {
  return Reflect.ownKeys(holder).every((name) => {
    const own = Object.getOwnPropertyDescriptor(holder, name);
    const isData = own !== undefined && 'value' in own;
    return test(name, isData ? own.value : NOT_DATA, isData);
  });
}

/** Stands for what only code can answer; a function, so that it counts as no plain data. */
const NOT_DATA = (): undefined => undefined;
