import * as vscode from 'vscode';
import { formsOf } from '../canary/forms.ts';
import { workspaceFolder } from './keyring.ts';
import { eventually } from './wait.ts';

/** A message of a debugger, as VS Code gets it. */
export interface ShownMessage {
  readonly session: vscode.DebugSession;
  /** All of it. */
  readonly message: unknown;
  readonly type: string;
  readonly event?: string;
  readonly command?: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** What debuggers tell VS Code, after all trackers have had their hands on it. */
export interface Shown {
  readonly messages: readonly ShownMessage[];
  /** What programs printed into the debug console, in one text; `category` as in `stdout`. */
  readonly output: (category?: string) => string;
  /** In which forms and messages `value` is found; the value is not quoted. */
  readonly finds: (value: string) => readonly string[];
  /** Waits for a session to stop at a breakpoint or an exception. */
  readonly stop: () => Promise<ShownMessage>;
  readonly forget: () => void;
  readonly dispose: () => void;
}

/**
 * Trackers see messages in the order of their registration, and the extension registers its own at the end of its
 * second hook: this one registers at the end of the hook after that, so that it sees what VS Code does.
 */
export function watchShown(): Shown {
  const messages: ShownMessage[] = [];
  let tracker: vscode.Disposable | undefined;
  const factory: vscode.DebugAdapterTrackerFactory = {
    createDebugAdapterTracker: (session) => ({
      onDidSendMessage: (message: Omit<ShownMessage, 'session' | 'message'>) => {
        // A copy of now: the message may change later.
        const copy = structuredClone(message);
        messages.push({ ...copy, message: copy, session });
      },
    }),
  };
  const provider = vscode.debug.registerDebugConfigurationProvider('*', {
    resolveDebugConfigurationWithSubstitutedVariables: (_folder, configuration) => {
      tracker?.dispose();
      tracker = vscode.debug.registerDebugAdapterTrackerFactory('*', factory);
      return configuration;
    },
  });
  const outputOf = (category?: string): string =>
    messages
      .filter(({ event, body }) => event === 'output' && body?.['category'] !== 'telemetry')
      .filter(({ body }) => category === undefined || body?.['category'] === category)
      .map(({ body }) => String(body?.['output']))
      .join('');
  return {
    messages,
    output: outputOf,
    finds(value) {
      const forms = formsOf(value).map(({ name, bytes }) => ({ name, text: bytes.toString() }));
      const texts = [
        ...['stdout', 'stderr', 'console'].map((where) => ({ where, text: outputOf(where) })),
        ...messages.flatMap(({ type, event, command, message }) =>
          textsIn(message).map((text) => ({ where: event ?? command ?? type, text })),
        ),
      ];
      return texts.flatMap(({ where, text }) =>
        forms.filter((form) => text.includes(form.text)).map(({ name }) => `${name} in ${where}`),
      );
    },
    stop: () => eventually('a stop', () => messages.find(({ event }) => event === 'stopped')),
    forget: () => {
      messages.length = 0;
    },
    dispose() {
      tracker?.dispose();
      provider.dispose();
    },
  };
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/**
 * Starts a launch, does something with it, and answers when its root session has ended; unlike `debugToEnd`, quotes
 * nothing that it printed.
 */
export async function runToEnd(
  configuration: vscode.DebugConfiguration,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const ended = new Set<string>();
  const listening = vscode.debug.onDidTerminateDebugSession(({ parentSession, id }) => {
    if (parentSession === undefined) ended.add(id);
  });
  try {
    if (!(await vscode.debug.startDebugging(workspaceFolder(), configuration)))
      throw new Error('the debug session did not start');
    await meanwhile();
    await eventually('the end of the session', () => ended.size > 0, 45_000);
  } finally {
    listening.dispose();
    if (ended.size === 0) await vscode.debug.stopDebugging();
  }
}
