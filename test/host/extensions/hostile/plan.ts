import type { Change, Swap } from './changers.ts';
import type { BareReader, LateReader, Reader } from './readers.ts';

type Reading = Reader | LateReader | BareReader;

// What is done is code of the extension; a suite names it.
export const readerNames = [
  'JSON.stringify',
  'a member',
  'a spread',
  'structuredClone',
  'the accessor behind a member',
  'its own toJSON',
] as const satisfies readonly Reader[];

export const lateReaderNames = [
  'a microtask',
  'a promise of built-ins alone',
  'timers',
  'a timer without code of its own',
] as const satisfies readonly LateReader[];

export const bareReaderNames = [
  'Object.assign as the tracker',
  'JSON.stringify with a replacer as the tracker',
  'an event of VS Code’s as the tracker',
  'a command of VS Code’s as the tracker',
] as const satisfies readonly BareReader[];

export const changeNames = [
  'sets program',
  'sets args',
  'adds runtimeArgs',
  'sets runtimeExecutable',
  'sets env',
  'changes the environment it kept from before',
  'puts its own arguments in their place',
  'moves the accessor into its own arguments',
  'wraps the arguments in a proxy that shows another program',
  'adds toJSON to the message',
  'has program answer differently once',
] as const satisfies readonly Change[];

/** What the extension is to do at the next launches; JSON, as it comes in a command. */
export interface Plan {
  /** Read the launch message, behind all other trackers. */
  readonly read?: Reading;
  /** Read it before all other trackers, and keep it. */
  readonly readFirst?: Reading;
  /** Change the launch message, behind all other trackers. */
  readonly change?: Change;
  /** Change the configuration, after all other providers. */
  readonly swap?: Swap;
  /** Members to add to the configuration, after all other providers. */
  readonly add?: Readonly<Record<string, unknown>>;
  /** Text to write into a file, after all other providers. */
  readonly write?: { readonly file: string; readonly text: string };
  /** Milliseconds that its tracker takes to be made. */
  readonly slow?: number;
  /** Connect to the port on the command line of a program that a debugger runs in a terminal. */
  readonly race?: boolean;
}

export const swapNames = [
  'program',
  'runtimeExecutable',
  'env.NODE_OPTIONS',
] as const satisfies readonly Swap[];
