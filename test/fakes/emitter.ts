import type { Listen } from '../../src/app/ports.ts';

export interface Emitter<T> {
  readonly listen: Listen<T>;
  readonly fire: (event: T) => void;
}

export function createEmitter<T>(): Emitter<T> {
  const listeners = new Set<(event: T) => void>();
  return {
    listen: (listener) => {
      const entry = (event: T): void => listener(event);
      listeners.add(entry);
      return { dispose: () => void listeners.delete(entry) };
    },
    fire: (event) => [...listeners].forEach((listener) => listener(event)),
  };
}
