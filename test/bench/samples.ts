import { join } from 'node:path';

/** Which of a round of launches: without the product's part in it, or with. */
export const ARMS = ['bare', 'broker', 'last-hop'] as const;
export type Arm = (typeof ARMS)[number];

/** What a program of the workspace `bench` writes about its own start. */
export interface ProgramReport {
  /** When its first line ran: milliseconds of the monotonic clock that all processes of a machine share. */
  readonly first: number;
  /** Rounds of work per millisecond of CPU, a third of a second after the first line. */
  readonly throughput: number;
  readonly hasKeys: boolean;
}

/** Launches of the same program, one after the other. */
export type LaunchRound = Readonly<Record<Arm, LaunchSample>>;

export interface LaunchSample {
  /** From the call that starts it to the program's first line, in milliseconds. */
  readonly firstLineMs: number;
  readonly throughput: number;
}

export const LANGUAGES = ['node', 'python'] as const;
export type Language = (typeof LANGUAGES)[number];

export type LaunchSamples = Readonly<Record<Language, readonly LaunchRound[]>> & {
  /** What of keytar and ccxt the host had loaded before the first launch. */
  readonly loaded: readonly string[];
};

/** The extension host's memory after a garbage collection, in bytes. */
export interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
  /** The part of `rss` that is mapped files, such as shared libraries; 0 where the system does not say. */
  readonly mapped: number;
}

/** CPU of the whole extension host process, and wall time, in milliseconds. */
export interface Span {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** How many lines the bot prints whose output is masked, or not. */
export const MASKING_LINES = 50_000;

/** The same output of a program without a key, and with one. */
export type MaskingPair = Readonly<Record<'bare' | 'masked', Span>>;

/** One start of VS Code in which an extension's view was shown. */
export interface StartSample {
  readonly beforeActivation: Memory;
  readonly activation: Span;
  /** The half second after activation. */
  readonly settling: Span;
  /** Half a second in which nothing was asked of the host. */
  readonly quiet: Span;
  readonly loadedByActivation: readonly string[];
  readonly idle: Memory;
  readonly reveal: Paint;
  /** The extension host's CPU while the view was shown for the first time. */
  readonly revealCpuMs: number;
  readonly viewed: Memory;
  readonly loadedByView: readonly string[];
  /** Shown again after another view was, several times. */
  readonly revealedAgain: readonly Paint[];
  readonly expand: Paint;
  readonly scroll: Paint;
}

/** What the page showed after an act, in milliseconds since it. */
export interface Paint {
  /** The first frame with rows that were not there before. */
  readonly firstMs: number;
  /** The last frame that changed a row. */
  readonly completeMs: number;
  readonly rows: number;
}

/** The file in which a suite leaves its samples for the runner. */
export function samplesFile(home: string): string {
  return join(home, 'bench-samples.json');
}
