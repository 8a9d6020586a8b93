import type { KeychainControl, Workbench } from '../workbench/protocol.ts';
import { ask } from './bridge.ts';

/** The user's hands and eyes: does things in the workbench's UI and reads what it shows. */
export const workbench = asked('workbench') as Workbench;

/** Locks and unlocks the run's keychain while VS Code runs. */
export const keychain = asked('keychain') as KeychainControl;

/** Every method of it is a request to the runner. */
function asked(name: string): unknown {
  return new Proxy(
    {},
    {
      get: (_target, method) =>
        typeof method === 'string'
          ? (...args: readonly unknown[]) => call(name, method, args, new Error().stack ?? '')
          : undefined,
    },
  );
}

async function call(
  name: string,
  method: string,
  args: readonly unknown[],
  stack: string,
): Promise<unknown> {
  try {
    return await ask({ kind: 'call', method, args });
  } catch (error) {
    const failure = new Error(`${name}.${method}: ${String(error)}`);
    // The suite's line, which the runner's error does not know.
    failure.stack = [failure.message, ...stack.split('\n').slice(2)].join('\n');
    throw failure;
  }
}
