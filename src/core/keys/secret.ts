const REDACTED = '[redacted]';

/**
 * A secret value that prints as `[redacted]` in every form: template, JSON, inspect, structuredClone.
 * Only `reveal()` hands it out, and lint fences who may call that.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  /** Length in UTF-16 units, for limits and masks. */
  get length(): number {
    return this.#value.length;
  }

  equals(other: Secret): boolean {
    return this.#value === other.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return REDACTED;
  }
}
