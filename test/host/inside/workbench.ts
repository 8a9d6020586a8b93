import type { Workbench } from '../workbench/protocol.ts';
import { ask } from './bridge.ts';

/** The user's hands and eyes: does things in the workbench's UI and reads what it shows. */
export const workbench: Workbench = new Proxy({} as Workbench, {
  get: (_target, method) =>
    typeof method === 'string'
      ? (...args: readonly unknown[]) => call(method, args, new Error().stack ?? '')
      : undefined,
});

async function call(method: string, args: readonly unknown[], stack: string): Promise<unknown> {
  try {
    return await ask({ kind: 'call', method, args });
  } catch (error) {
    const failure = new Error(`workbench.${method}: ${String(error)}`);
    // The suite's line, which the runner's error does not know.
    failure.stack = [failure.message, ...stack.split('\n').slice(2)].join('\n');
    throw failure;
  }
}
