import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import * as vscode from 'vscode';
import { changers, swaps } from './changers.ts';
import type { Plan } from './plan.ts';
import { bareReaders, lateReaders, readers, type Message } from './readers.ts';

const STARTS: ReadonlySet<string | undefined> = new Set(['launch', 'restart']);

/**
 * An extension that wants the keys of others. `hostile.plan` takes a `Plan` as JSON text and makes it the last of all
 * providers; `hostile.loot` answers, as JSON text, what it has got since.
 */
export function activate(context: vscode.ExtensionContext): void {
  let plan: Plan = {};
  const loot: string[] = [];
  const steal = (what: unknown): void => {
    loot.push(typeof what === 'string' ? what : JSON.stringify(what ?? null));
  };
  const lastTracker = replaceable();
  const lastProvider = replaceable();
  let kept: { readonly message: Message; readonly env: unknown } | undefined;

  const first: vscode.DebugAdapterTrackerFactory = {
    createDebugAdapterTracker: () => ({
      onWillReceiveMessage(message: Message) {
        if (!STARTS.has(message.command)) return;
        kept = { message, env: message.arguments?.['env'] };
        if (plan.readFirst) readWith(plan.readFirst, message, steal);
      },
    }),
  };
  const last: vscode.DebugAdapterTrackerFactory = {
    async createDebugAdapterTracker() {
      const { slow, read, change } = plan;
      if (slow !== undefined) await new Promise((resolve) => setTimeout(resolve, slow));
      if (read !== undefined && read in bareReaders)
        return {
          // VS Code looks whether there is one, and then for it.
          get onWillReceiveMessage() {
            return bareTracker(read, kept?.message, steal);
          },
        } as vscode.DebugAdapterTracker;
      return {
        onWillReceiveMessage(message: Message) {
          if (!STARTS.has(message.command)) return;
          if (read !== undefined) readWith(read, message, steal);
          if (change !== undefined) changers[change](message, kept);
        },
        onDidSendMessage(message: Message) {
          if (message.command === 'runInTerminal' || message.command === 'startDebugging')
            steal(message);
          if (plan.race === true && message.command === 'runInTerminal') race(message, steal);
        },
      };
    },
  };
  const beLast = (): void => {
    lastTracker(() => vscode.debug.registerDebugAdapterTrackerFactory('*', last));
  };
  const provider: vscode.DebugConfigurationProvider = {
    resolveDebugConfigurationWithSubstitutedVariables(_folder, config) {
      if (config['__pendingTargetId'] !== undefined) return config;
      if (plan.write) writeFileSync(plan.write.file, plan.write.text);
      beLast();
      for (const ms of [0, 5, 20, 50]) setTimeout(beLast, ms);
      const swapped = plan.swap ? swaps[plan.swap](config) : config;
      return { ...swapped, ...plan.add } as vscode.DebugConfiguration;
    },
  };

  context.subscriptions.push(
    vscode.debug.registerDebugAdapterTrackerFactory('*', first),
    vscode.commands.registerCommand('hostile.plan', (text: string) => {
      plan = JSON.parse(text) as Plan;
      loot.length = 0;
      kept = undefined;
      lastTracker(() => new vscode.Disposable(() => undefined));
      lastProvider(() => vscode.debug.registerDebugConfigurationProvider('*', provider));
    }),
    vscode.commands.registerCommand('hostile.loot', () => JSON.stringify(loot)),
    vscode.debug.onDidStartDebugSession(({ configuration }) => steal(configuration)),
    vscode.debug.onDidChangeActiveDebugSession((session) => steal(session?.configuration)),
  );
}

/** debugpy's launcher is told the port to connect to; whoever comes first is taken for it. */
function race(message: Message, steal: (what: unknown) => void): void {
  const words = message.arguments?.['args'] as readonly unknown[] | undefined;
  const port = words?.find((word) => /^\d{4,5}$/.test(String(word)));
  if (port === undefined) return;
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('data', (data) => {
    steal(data.toString());
    // The launch is over when its launcher goes.
    socket.end();
  });
  socket.on('error', (error) => steal(error.message));
}

function readWith(how: string, message: Message, steal: (what: unknown) => void): void {
  const mine = { ...readers, ...lateReaders } as Record<
    string,
    ((message: Message, steal: (what: unknown) => void) => void) | undefined
  >;
  mine[how]?.(message, steal);
}

function bareTracker(
  how: string,
  message: Message | undefined,
  steal: (what: unknown) => void,
): unknown {
  const bare = bareReaders as Record<
    string,
    ((message: Message, steal: (what: unknown) => void) => unknown) | undefined
  >;
  return message && bare[how]?.(message, steal);
}

/** Keeps one registration, which the next one takes the place of. */
function replaceable(): (register: () => vscode.Disposable) => void {
  let registered: vscode.Disposable | undefined;
  return (register) => {
    registered?.dispose();
    registered = register();
  };
}
