/** Makes a forgotten member of a union a compile error; throws if untyped data gets here all the same. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected variant of type ${typeof value}`);
}
