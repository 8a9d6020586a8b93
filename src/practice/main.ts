import { parseArgs } from 'node:util';
import {
  defaultStateDirectory,
  newControlToken,
  removeControlFile,
  writeControlFile,
} from './controlFile.ts';
import { DEFAULT_PORT, startPractice, type Practice } from './start.ts';

const USAGE = `Usage: practice [--port N] [--seed WORD] [--log] [--with-parent] [--state-dir DIR]

A practice exchange on loopback that speaks the protocols of Binance spot and Deribit.

  --port N         this port or none; by default ${DEFAULT_PORT}, or any free one when that is taken
  --seed WORD      derives sample keys, prices and order ids
  --log            one line a request on stderr, without keys or signatures
  --with-parent    stop when standard input closes
  --state-dir DIR  where to keep the control file

The first line on stdout is {"url","pid","controlFile"}. A parent that sets
EXCHANGE_KEYRING_PRACTICE_TOKEN (32 characters or more) may fetch sample keys with it; otherwise a
token is made and kept in the control file, which only you can read.`;

const TOKEN_VARIABLE = 'EXCHANGE_KEYRING_PRACTICE_TOKEN';

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(
      error instanceof Error ? error.message : 'The practice exchange could not start.',
    );
    process.exitCode = 1;
  },
);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      seed: { type: 'string' },
      log: { type: 'boolean', default: false },
      'with-parent': { type: 'boolean', default: false },
      'state-dir': { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const given = process.env[TOKEN_VARIABLE];
  // Nothing that this process might start or dump needs it.
  Reflect.deleteProperty(process.env, TOKEN_VARIABLE);
  const token = given ?? newControlToken();
  const practice = await startPractice({
    controlToken: token,
    ...(values.port === undefined ? {} : { port: portNumber(values.port) }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(values.log
      ? { log: (line: string) => console.error(`${new Date().toISOString()} ${line}`) }
      : {}),
  });
  // Before the first line is out: whoever reads it may signal at once.
  const stopped = stopRequest(values['with-parent']);
  const directory = values['state-dir'] ?? defaultStateDirectory(process.env);
  await announce(practice, given === undefined ? { directory, token } : undefined);
  if (values.port === undefined && practice.port !== DEFAULT_PORT) {
    console.error(
      `Port ${DEFAULT_PORT} is taken; the practice exchange listens on ${practice.url}.`,
    );
  }
  await stopped;
  await practice.close();
  await removeControlFile(directory, process.pid);
  return 0;
}

async function announce(
  practice: Practice,
  kept: { readonly directory: string; readonly token: string } | undefined,
): Promise<void> {
  const { url } = practice;
  const { pid } = process;
  try {
    const controlFile =
      kept && (await writeControlFile(kept.directory, { url, pid, token: kept.token }));
    console.log(JSON.stringify({ url, pid, controlFile }));
  } catch (error) {
    await practice.close();
    // Listening for its end would keep this process alive.
    process.stdin.destroy();
    throw error;
  }
}

/** Resolves at SIGTERM or SIGINT, and with a parent when standard input ends. */
async function stopRequest(withParent: boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
    if (!withParent) return;
    process.stdin.once('end', () => resolve());
    process.stdin.once('error', () => resolve());
    process.stdin.resume();
  });
  process.stdin.destroy();
}

function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new Error('--port must be a number from 0 to 65535.');
  return port;
}
