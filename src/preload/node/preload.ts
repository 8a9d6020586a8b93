/**
 * Runs inside the user's program before its first line (`NODE_OPTIONS=--import=…`): trades the ticket in the
 * environment for the keys it stands for, sets them in this process only, and leaves no trace of itself.
 */
import { realpathSync } from 'node:fs';
import { connect } from 'node:net';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

const TICKET = 'EXCHANGE_KEYRING_TICKET';
const SOCKET = 'EXCHANGE_KEYRING_SOCKET';
const REQUIRED = 'EXCHANGE_KEYRING_REQUIRED';

const TIMEOUT_MS = 3000;
/** An answer holds a few keys; anything near this is not one of ours. */
const MAX_ANSWER_BYTES = 1_000_000;
/** EX_CONFIG of sysexits.h: the program was not started because of how it was set up. */
const EXIT_CODE = 78;

/** They only start the real program, which inherits the ticket from them. */
const STARTERS = /^(npm|npx|yarn|yarnpkg|pnpm|pnpx|corepack)(-cli)?(-\d[\w.-]*)?(\.[cm]?js)?$/;

/** Why no keys came, as the broker puts it. Kept in step with sitecustomize.py. */
const REASONS: ReadonlyMap<unknown, string> = new Map([
  ['no-ticket', 'its debugger handed over no ticket; start it from VS Code again'],
  ['unknown', 'its ticket is not known; start it from VS Code again'],
  ['expired', 'its ticket has expired; start it from VS Code again'],
  ['session-ended', 'its debug session has ended'],
  ['withdrawn', 'its permission to use them was withdrawn'],
  ['used-up', 'it was restarted too often; start it from VS Code again'],
  ['refused', 'one of them may not be used any more'],
  ['store', 'the keychain could not be read; unlock it and start again'],
  ['index', 'the list of keys could not be read'],
  ['audit', 'the audit log could not be written'],
  ['busy', 'too many programs asked at once; start it again'],
]);

/** The ticket joins the launch at the last moment: without it, VS Code did not want this program to start. */
const NO_TICKET = { ok: false, code: 'no-ticket' };

if (isMainThread && process.env[SOCKET] !== undefined && !onlyStartsAnother()) await deliver();

async function deliver(): Promise<void> {
  const { [TICKET]: ticket = '', [SOCKET]: socket = '', [REQUIRED]: required } = process.env;
  for (const name of [TICKET, SOCKET, REQUIRED]) Reflect.deleteProperty(process.env, name);
  leaveNodeOptions();
  // Node 22 and later; older versions ignore it.
  if ('report' in process) Object.assign(process.report, { excludeEnv: true });

  const reply = ticket === '' ? NO_TICKET : await redeem(ticket, socket).catch(() => undefined);
  if (accept(reply)) return;
  const reason = REASONS.get(codeOf(reply)) ?? 'VS Code did not answer';
  const outcome = required === '0' ? 'it runs without keys' : 'it was not started';
  // The console, not the stream behind it: a debugger that captures only the console shows it too.
  console.error(`Exchange Keyring: this program got no keys, so ${outcome}: ${reason}.`);
  if (required !== '0') process.exit(EXIT_CODE);
}

/** `npm run …` and the like. `node --watch` and `node --test` load no preload in their own process. */
function onlyStartsAnother(): boolean {
  return STARTERS.test(basename(process.argv[1] ?? ''));
}

/** Child processes are to start without us: they inherit the keys themselves. */
function leaveNodeOptions(): void {
  const own = realpathSync(fileURLToPath(import.meta.url));
  const options = process.env['NODE_OPTIONS'] ?? '';
  const left = options.replace(
    /(^|\s)--import=(file:\S+)/g,
    (whole: string, before: string, url: string) => (pathOf(url) === own ? before : whole),
  );
  if (left.trim() === '') Reflect.deleteProperty(process.env, 'NODE_OPTIONS');
  else process.env['NODE_OPTIONS'] = left.trim();
}

function pathOf(url: string): string | undefined {
  try {
    return realpathSync(fileURLToPath(url));
  } catch {
    return undefined;
  }
}

/** One JSON line each way. */
function redeem(ticket: string, socket: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const connection = connect(socket);
    const fail = (): void => {
      clearTimeout(timer);
      connection.destroy();
      reject(new Error('no answer'));
    };
    const timer = setTimeout(fail, TIMEOUT_MS);
    connection.on('error', fail).on('close', fail);
    connection.on('connect', () => connection.write(`${JSON.stringify({ v: 1, ticket })}\n`));
    connection.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (connection.bytesRead > MAX_ANSWER_BYTES) fail();
      if (!chunk.includes(10)) return;
      clearTimeout(timer);
      connection.destroy();
      try {
        resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      } catch {
        reject(new Error('no sense'));
      }
    });
  });
}

function accept(reply: unknown): boolean {
  if (typeof reply !== 'object' || reply === null || !('ok' in reply) || reply.ok !== true)
    return false;
  if (!('variables' in reply) || typeof reply.variables !== 'object' || reply.variables === null)
    return false;
  if (Array.isArray(reply.variables)) return false;
  const entries: [string, unknown][] = Object.entries(reply.variables);
  if (!entries.every((entry): entry is [string, string] => typeof entry[1] === 'string'))
    return false;
  for (const [name, value] of entries) process.env[name] = value;
  return true;
}

function codeOf(reply: unknown): unknown {
  return typeof reply === 'object' && reply !== null && 'code' in reply ? reply.code : undefined;
}
