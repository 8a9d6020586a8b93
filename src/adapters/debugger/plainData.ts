/**
 * True when nothing in `value` can answer differently each time it is read: no accessor and no `toJSON` anywhere,
 * but for `except` at the top.
 */
export function isPlainData(value: unknown, except?: string, depth = 0): boolean {
  if (typeof value === 'function' || depth > 50) return false;
  if (typeof value !== 'object' || value === null) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null)
    return false;
  return Reflect.ownKeys(value).every((name) => {
    if (name === except) return true;
    const own = Object.getOwnPropertyDescriptor(value, name);
    return own !== undefined && 'value' in own && isPlainData(own.value, undefined, depth + 1);
  });
}
