import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { PracticeExchange, PracticeFault } from '../../app/practice/ports.ts';
import { isRecord, isString, parseJson } from '../../core/kernel/parse.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import { newControlToken, readControlFile } from '../../practice/controlFile.ts';
import { fetchSamples, isPractice } from './client.ts';

export interface PracticeOptions {
  /** Path of the bundled program. */
  readonly script: string;
  /** Where an exchange that was started beforehand keeps its control file. */
  readonly stateDirectory: string;
  /** The port to ask for; any free one is taken when it is not free. */
  readonly port: () => number;
}

/** What it takes to talk to a running one. */
interface Running {
  readonly origin: string;
  readonly token: string;
}

const START_MS = 10_000;

/** The practice exchange as a child process that ends with this window. */
export function createPracticeExchange(options: PracticeOptions): PracticeExchange {
  const listeners = new Set<(running: boolean) => void>();
  let child: ChildProcess | undefined;
  let own: Running | undefined;

  const changed = (running: Running | undefined) => {
    own = running;
    for (const listener of listeners) listener(running !== undefined);
  };

  const running = async (): Promise<Running | undefined> => {
    if (own) return own;
    const file = await readControlFile(options.stateDirectory);
    if (!file || !(await isPractice(file.url))) return undefined;
    return { origin: file.url, token: file.token };
  };

  const launch = async (port: number): Promise<Result<Running, PracticeFault>> => {
    const token = newControlToken();
    const started = spawn(
      process.execPath,
      [options.script, '--with-parent', '--port', String(port)],
      {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', EXCHANGE_KEYRING_PRACTICE_TOKEN: token },
        stdio: ['pipe', 'pipe', 'ignore'],
      },
    );
    child = started;
    const origin = await firstOrigin(started);
    if (origin === undefined) {
      started.kill();
      const { exitCode } = started;
      return err({ code: 'did-not-start', ...(exitCode === null ? {} : { exitCode }) });
    }
    started.once('exit', () => changed(undefined));
    changed({ origin, token });
    return ok({ origin, token });
  };

  return {
    start: async () => {
      const already = await running();
      if (already) return ok(already.origin);
      const first = await launch(options.port());
      const outcome = first.ok ? first : await launch(0);
      return outcome.ok ? ok(outcome.value.origin) : outcome;
    },
    stop: async () => {
      if (child?.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
    origin: async () => (await running())?.origin,
    samples: async () => {
      const reached = await running();
      return reached ? fetchSamples(reached.origin, reached.token) : err({ code: 'not-running' });
    },
    onDidChange: (listener) => {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
    dispose: () => {
      child?.kill('SIGTERM');
      listeners.clear();
    },
  };
}

/** The address on the program's first line; `undefined` when it ends or is silent for too long. */
async function firstOrigin(child: ChildProcess): Promise<string | undefined> {
  const { stdout } = child;
  if (!stdout) return undefined;
  const lines = createInterface({ input: stdout });
  const deadline = AbortSignal.timeout(START_MS);
  const line = await new Promise<string>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(''));
    child.once('error', () => resolve(''));
    deadline.addEventListener('abort', () => resolve(''));
  });
  const announced = parseJson(line);
  return isRecord(announced) && isString(announced['url']) ? announced['url'] : undefined;
}
