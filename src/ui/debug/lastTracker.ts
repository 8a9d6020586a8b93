import * as vscode from 'vscode';

/** A tracker of all debuggers that can be put behind those of all other extensions. */
export interface LastTracker {
  /** Trackers see a message in the order of their registration: what we put in, those before us do not see. */
  readonly moveToEnd: () => void;
  readonly dispose: () => void;
}

export function registerLastTracker(factory: vscode.DebugAdapterTrackerFactory): LastTracker {
  const register = (): vscode.Disposable =>
    vscode.debug.registerDebugAdapterTrackerFactory('*', factory);
  let registration = register();
  return {
    moveToEnd() {
      registration.dispose();
      registration = register();
    },
    dispose() {
      registration.dispose();
    },
  };
}
