import { CONTROL_PREFIX, handleControl } from './control.ts';
import type { Clock, PracticeReply, PracticeRequest } from './engine/exchange.ts';
import type { PracticeKey } from './engine/keys.ts';
import type { SampleKey } from './engine/sampleKeys.ts';
import {
  openExchange,
  PRACTICE_EXCHANGE_IDS,
  type OpenExchange,
  type PracticeExchangeId,
} from './exchanges.ts';
import { DEFAULT_LIMITS, listen, refusal, type Limits, type ListeningServer } from './server.ts';

export const DEFAULT_PORT = 17_350;
const DEFAULT_SEED = 'exchange-keyring-practice';
/** Shorter control tokens are refused. */
const SHORTEST_TOKEN = 32;

export interface PracticeOptions {
  /** 0 takes any free port. Default: 17350, or any free port when that one is taken. */
  readonly port?: number;
  /** A loopback name; default 127.0.0.1. */
  readonly host?: string;
  /** The same seed gives the same sample credentials, prices and order ids. */
  readonly seed?: string;
  readonly clock?: Clock;
  /** Without one, sample keys cannot be fetched over HTTP. */
  readonly controlToken?: string;
  /** Keys besides the samples, for instance with an RSA or Ed25519 public key. */
  readonly extraKeys?: Readonly<Partial<Record<PracticeExchangeId, readonly PracticeKey[]>>>;
  readonly limits?: Partial<Limits>;
  readonly log?: (line: string) => void;
}

interface PracticeSampleKey extends SampleKey {
  readonly exchange: PracticeExchangeId;
}

export interface Practice {
  /** Origin that replaces scheme and host of every URL in ccxt's `urls.api`. */
  readonly url: string;
  readonly port: number;
  /** A function, so that logging a `Practice` shows no credential. */
  sampleKeys(): readonly PracticeSampleKey[];
  close(): Promise<void>;
}

/** Starts the practice exchange. Rejects when `host` is not loopback or an asked-for port is taken. */
export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
  const { seed = DEFAULT_SEED, clock = Date.now, controlToken, extraKeys = {} } = options;
  if (controlToken !== undefined && controlToken.length < SHORTEST_TOKEN) {
    throw new Error(`The control token must have at least ${SHORTEST_TOKEN} characters.`);
  }
  const exchanges = PRACTICE_EXCHANGE_IDS.map((id) =>
    openExchange(id, seed, clock, extraKeys[id] ?? []),
  );
  const server = await listenSomewhere(options, (request) =>
    dispatch(request, exchanges, controlToken),
  );
  return {
    url: server.url,
    port: server.port,
    sampleKeys: () =>
      exchanges.flatMap(({ id, samples }) =>
        samples.map((sample) => ({ exchange: id, ...sample })),
      ),
    close: () => server.close(),
  };
}

async function listenSomewhere(
  options: PracticeOptions,
  handle: (request: PracticeRequest) => PracticeReply,
): Promise<ListeningServer> {
  const { host = '127.0.0.1', log } = options;
  const settings = { host, limits: { ...DEFAULT_LIMITS, ...options.limits }, handle, log };
  if (options.port !== undefined) return listen({ ...settings, port: options.port });
  try {
    return await listen({ ...settings, port: DEFAULT_PORT });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    return listen({ ...settings, port: 0 });
  }
}

function dispatch(
  request: PracticeRequest,
  exchanges: readonly OpenExchange[],
  controlToken: string | undefined,
): PracticeReply {
  const lies = (prefix: string): boolean =>
    request.path === prefix || request.path.startsWith(`${prefix}/`);
  if (lies(CONTROL_PREFIX)) return handleControl(request, exchanges, controlToken);
  const owner = exchanges.find(({ exchange }) => exchange.prefixes.some(lies));
  return owner === undefined
    ? refusal(404, 'No exchange answers this path.', 'no such path')
    : owner.exchange.handle(request);
}
