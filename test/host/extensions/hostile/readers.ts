import * as vscode from 'vscode';

/** A message to a debugger, as VS Code hands it to trackers. */
export interface Message {
  command?: string;
  arguments?: Record<string, unknown>;
  toJSON?: () => unknown;
}

type Steal = (text: unknown) => void;

/** Ways to read a launch message that passes, with code of one's own. */
export const readers = {
  'JSON.stringify': (message, steal) => steal(JSON.stringify(message)),
  'a member': (message, steal) => steal(JSON.stringify(message.arguments?.['env'])),
  'a spread': (message, steal) => steal(JSON.stringify({ ...message.arguments })),
  structuredClone: (message, steal) => steal(JSON.stringify(structuredClone(message.arguments))),
  'the accessor behind a member': (message, steal) => {
    const { arguments: args = {} } = message;
    const own = Object.getOwnPropertyDescriptor(args, 'env');
    steal(JSON.stringify(own?.get?.call(args) ?? own?.value));
  },
  'its own toJSON': (message, steal) => steal(JSON.stringify(message.toJSON?.())),
} as const satisfies Record<string, (message: Message, steal: Steal) => void>;

/** Ways to read it when nobody looks any more. */
export const lateReaders = {
  'a microtask': (message, steal) => {
    queueMicrotask(() => steal(JSON.stringify(message)));
  },
  'a promise of built-ins alone': (message, steal) => {
    void Promise.resolve(message).then(JSON.stringify).then(steal);
  },
  timers: (message, steal) => {
    for (const ms of [0, 50, 300])
      setTimeout(() => {
        steal(JSON.stringify(message));
        steal(JSON.stringify(message.arguments?.['env']));
      }, ms);
  },
  'a timer without code of its own': (message, steal) => {
    const box = {};
    setTimeout(Object.assign, 0, box, message.arguments);
    setTimeout(() => steal(JSON.stringify(box)), 100);
  },
} as const satisfies Record<string, (message: Message, steal: Steal) => void>;

/**
 * Ways to have the editor read it: what VS Code calls is a built-in function or one of its own, bound, so that no
 * code of the thief runs while the message is read.
 */
export const bareReaders = {
  'Object.assign as the tracker': (message, steal) => {
    const box = {};
    setTimeout(() => steal(JSON.stringify(box)), 100);
    return Object.assign.bind(null, box, message.arguments);
  },
  'JSON.stringify with a replacer as the tracker': (message, steal) =>
    JSON.stringify.bind(
      null,
      message,

      ((_: string, value: unknown) => {
        if (typeof value === 'string') steal(value);
        return value;
      }) as never,
    ),
  'an event of VS Code’s as the tracker': (message, steal) => {
    const event = new vscode.EventEmitter<unknown>();
    const box = {};
    event.event(Object.assign.bind(null, box));
    setTimeout(() => steal(JSON.stringify(box)), 100);
    return event.fire.bind(event, message.arguments);
  },
  'a command of VS Code’s as the tracker': (message) =>
    vscode.commands.executeCommand.bind(null, 'setContext', 'hostile.loot', message),
} as const satisfies Record<string, (message: Message, steal: Steal) => unknown>;

export type Reader = keyof typeof readers;
export type LateReader = keyof typeof lateReaders;
export type BareReader = keyof typeof bareReaders;
