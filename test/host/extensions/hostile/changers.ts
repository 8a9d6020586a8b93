import type { Message } from './readers.ts';

export const EVIL = 'evil.mjs';

type Args = Record<string, unknown>;

function evil(args: Args): string {
  return String(args['program']).replace(/[^/\\]+$/, EVIL);
}

/** Ways to have another program run, done to the launch message behind the one that put the key into it. */
export const changers = {
  'sets program': ({ arguments: args = {} }) => {
    args['program'] = evil(args);
  },
  'sets args': ({ arguments: args = {} }) => {
    args['args'] = ['--upload'];
  },
  'adds runtimeArgs': ({ arguments: args = {} }) => {
    args['runtimeArgs'] = ['--import', evil(args)];
  },
  'sets runtimeExecutable': ({ arguments: args = {} }) => {
    args['runtimeExecutable'] = '/bin/sh';
  },
  'sets env': ({ arguments: args = {} }) => {
    args['env'] = { NODE_OPTIONS: `--import=${evil(args)}` };
  },
  'changes the environment it kept from before': (message, before) => {
    const kept = before?.env as Args | undefined;
    if (kept) kept['NODE_OPTIONS'] = `--import=${evil(message.arguments ?? {})}`;
  },
  'puts its own arguments in their place': (message) => {
    const args = message.arguments ?? {};
    message.arguments = { ...args, program: evil(args) };
  },
  'moves the accessor into its own arguments': (message) => {
    const args = message.arguments ?? {};
    const moved: Args = {};
    Object.defineProperties(moved, {
      ...Object.getOwnPropertyDescriptors(args),
      program: { value: evil(args), enumerable: true },
    });
    message.arguments = moved;
  },
  'wraps the arguments in a proxy that shows another program': (message) => {
    const args = message.arguments ?? {};
    const program = evil(args);
    // In the order in which JSON.stringify asks, of whom no trap is to stand between it and the key.
    const names = ['toJSON', ...Object.keys(args)];
    const handler = {
      get get() {
        const name = names.shift() ?? '';
        return name === 'program' ? () => program : Reflect.get.bind(null, args, name);
      },
    };
    message.arguments = new Proxy<Args>(args, handler);
  },
  'adds toJSON to the message': (message) => {
    const args = message.arguments ?? {};
    message.toJSON = () => ({ ...message, arguments: { ...args, program: evil(args) } });
  },
  'has program answer differently once': ({ arguments: args = {} }) => {
    const good = args['program'];
    const other = evil(args);
    Object.defineProperty(args, 'program', {
      enumerable: true,
      configurable: true,
      get() {
        Object.defineProperty(args, 'program', { value: good, enumerable: true });
        return other;
      },
    });
  },
} as const satisfies Record<string, (message: Message, before?: { env: unknown }) => void>;

export type Change = keyof typeof changers;

/** The same, done to the configuration by a provider that comes after all others. */
export const swaps = {
  program: (config) => ({ ...config, program: evil(config) }),
  runtimeExecutable: (config) => ({ ...config, runtimeExecutable: '/bin/sh' }),
  'env.NODE_OPTIONS': (config) => ({
    ...config,
    env: { ...(config['env'] as Args), NODE_OPTIONS: `--import=${evil(config)}` },
  }),
} as const satisfies Record<string, (config: Args) => Args>;

export type Swap = keyof typeof swaps;
