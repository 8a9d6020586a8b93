import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import ccxt, { BaseError } from 'ccxt';
import { isRecord } from '../../../src/core/kernel/parse.ts';
import type { PracticeExchangeId } from '../../../src/practice/exchanges.ts';
import { python } from '../../setup/paths.ts';

/** A ccxt method and its arguments; both libraries know the camel-case names. */
export type Call = readonly [name: string, ...args: readonly unknown[]];

export interface Asked {
  readonly exchange: PracticeExchangeId;
  readonly url: string;
  readonly fields: { readonly apiKey: string; readonly secret: string };
  readonly options?: Readonly<Record<string, unknown>>;
  /** Local address to connect from; the Python client only. */
  readonly from?: string;
  /** Made one after the other on one fresh exchange object. */
  readonly calls: readonly Call[];
}

/** What a call gave, or ccxt's own error class and message. */
export type Outcome =
  | { readonly value: unknown; readonly error?: never }
  | { readonly error: string; readonly message: string };

export interface Client {
  readonly name: string;
  run(asked: Asked): Promise<readonly Outcome[]>;
  close(): Promise<void>;
}

export const javascript = {
  name: 'ccxt for JavaScript',
  open: (): Client => ({
    name: 'ccxt for JavaScript',
    run: async (asked) => {
      const exchange = openExchange(asked);
      const outcomes: Outcome[] = [];
      for (const call of asked.calls) outcomes.push(await attempt(exchange, call));
      return outcomes;
    },
    close: () => Promise.resolve(),
  }),
};

export const pythonClient = { name: 'ccxt for Python', open: openPython };

function openExchange({ exchange, url, fields, options }: Asked): object {
  const opened = new ccxt[exchange]({ ...fields, options: options ?? {}, enableRateLimit: false });
  const api = JSON.stringify(opened.urls.api).replaceAll(/https?:\/\/[^/"]+/g, url);
  Object.assign(opened.urls, { api: JSON.parse(api) as unknown });
  return opened;
}

async function attempt(exchange: object, [name, ...args]: Call): Promise<Outcome> {
  const method: unknown = Reflect.get(exchange, name);
  if (typeof method !== 'function') throw new Error(`ccxt has no method ${name}.`);
  try {
    return { value: await Reflect.apply(method, exchange, args) };
  } catch (error) {
    if (!(error instanceof BaseError)) throw error;
    return { error: error.constructor.name, message: error.message };
  }
}

/** One Python process for a whole suite: importing ccxt takes most of a second. */
function openPython(): Client {
  const script = fileURLToPath(new URL('client.py', import.meta.url));
  const child = spawn(python.executable, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const failed = once(child, 'error').then(([error]: unknown[]) => {
    throw new Error(`No Python with ccxt in ${python.folder}: ${String(error)}`);
  });
  failed.catch(() => undefined);
  return {
    name: pythonClient.name,
    run: async (asked) => {
      child.stdin.write(`${JSON.stringify({ ...asked, options: asked.options ?? {} })}\n`);
      const line = await Promise.race([lines.next(), failed]);
      if (line.done === true)
        throw new Error('The Python client ended early; see its error above.');
      const outcomes: unknown = JSON.parse(line.value);
      if (!Array.isArray(outcomes) || !outcomes.every(isOutcome))
        throw new Error('Unreadable answer.');
      return outcomes;
    },
    close: async () => {
      child.stdin.end();
      if (child.exitCode === null && child.pid !== undefined) await once(child, 'exit');
    },
  };
}

function isOutcome(value: unknown): value is Outcome {
  return isRecord(value) && ('value' in value || ('error' in value && 'message' in value));
}
