import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { createBroker } from '../../../src/adapters/broker/broker.ts';
import { readDebuggeeHost } from '../../../src/adapters/node/debuggeeHost.ts';
import { patchConfiguration, TICKET_VARIABLE } from '../../../src/core/inject/patch.ts';
import { Secret } from '../../../src/core/keys/secret.ts';
import { ok } from '../../../src/core/kernel/result.ts';
import { buildProduct } from '../../host/runner/build.ts';
import { python, root } from '../../setup/paths.ts';
import { interval, signed, type Outcome, type Row } from '../report.ts';
import { LANGUAGES, type Arm, type Language, type ProgramReport } from '../samples.ts';
import { bootstrapMedian, summarise } from '../statistics.ts';

const PAIRS = 25;
/** The broker admits so many a second that a faster bench would be refused. */
const PAUSE_MS = 130;

/** At the last hop nothing is loaded into the program. */
type LoadedArm = Exclude<Arm, 'last-hop'>;
type Start = (language: Language, arm: LoadedArm) => Promise<number>;

/** Programs started without a debugger, bare and with preload and broker, pairwise. */
export async function measurePreloads(): Promise<Outcome> {
  buildProduct();
  const folder = mkdtempSync(join(tmpdir(), 'ekb-'));
  const broker = createBroker({
    redeem: () => Promise.resolve(ok({ secrets: secrets(), facts: new Map() })),
    directory: folder,
  });
  try {
    const address = await broker.address();
    if (!address.ok) throw new Error(`no broker: ${address.error.code}`);
    const start = starter(folder, address.value);
    const measured: (readonly [Language, Awaited<ReturnType<typeof measurePairs>>])[] = [];
    for (const language of LANGUAGES) {
      measured.push([language, await measurePairs(start, language)]);
    }
    return {
      rows: measured.map(([language, data]) => rowOf(language, data)),
      notes: [
        'preload: spawn to first line without VS Code or debugger; the broker is real, its keychain is not there.',
      ],
      data: Object.fromEntries(measured),
    };
  } finally {
    await broker.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measurePairs(start: Start, language: Language) {
  const pairs: Readonly<Record<LoadedArm, number>>[] = [];
  await start(language, 'bare');
  await start(language, 'broker');
  for (let pair = 0; pair < PAIRS; pair++) {
    if (pair % 2 === 0) {
      const bare = await start(language, 'bare');
      pairs.push({ bare, broker: await start(language, 'broker') });
    } else {
      const broker = await start(language, 'broker');
      pairs.push({ bare: await start(language, 'bare'), broker });
    }
  }
  const added = pairs.map(({ bare, broker }) => broker - bare);
  return {
    bare: summarise(pairs.map(({ bare }) => bare)),
    broker: summarise(pairs.map(({ broker }) => broker)),
    added: summarise(added),
    addedInterval: bootstrapMedian(added),
    pairs,
  };
}

function rowOf(language: Language, data: Awaited<ReturnType<typeof measurePairs>>): Row {
  const { bare, broker, added, addedInterval } = data;
  return {
    what: `preload alone, ${language}`,
    measured:
      `${signed(added.median)} ms ${interval(addedInterval, 1)}: ` +
      `${broker.median.toFixed(0)} with broker, ${bare.median.toFixed(0)} bare`,
    budget: '',
    verdict: '',
    runs: `${PAIRS} pairs`,
  };
}

/** Starts the program of the workspace `bench`; resolves with the milliseconds until its first line. */
function starter(folder: string, socket: string): Start {
  const workspace = join(root, 'test', 'bench', 'workspace');
  const out = join(folder, 'out.json');
  const host = readDebuggeeHost(join(root, 'dist'));
  return async (language, arm) => {
    const [command, file] =
      language === 'node' ? [process.execPath, 'bot.mjs'] : [python.executable, 'bot.py'];
    const delivered = {
      delivery: language === 'node' ? ('broker-node' as const) : ('broker-python' as const),
      ticketId: 'bench',
      socket,
      required: true,
    };
    const token = randomBytes(32).toString('base64url');
    const env = { BENCH_OUT: out };
    const { env: patched } = patchConfiguration({ env }, 'exchangeKeyring', delivered, host);
    const added =
      arm === 'broker'
        ? { ...(patched as Readonly<Record<string, string>>), [TICKET_VARIABLE]: token }
        : env;
    const started = Number(process.hrtime.bigint()) / 1e6;
    await run(command, [join(workspace, file)], { ...process.env, ...added });
    const report = JSON.parse(readFileSync(out, 'utf8')) as ProgramReport;
    if (report.hasKeys !== (arm === 'broker')) throw new Error('the program had the wrong keys');
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return report.first - started;
  };
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    spawn(command, args, { env, stdio: 'inherit' })
      .on('error', reject)
      .on('close', (code) => {
        if (code === 0) resolve();
        else reject(new Error(`${command} ended with ${String(code)}`));
      });
  });
}

function secrets(): ReadonlyMap<string, Secret> {
  const value = () => new Secret(randomBytes(20).toString('hex'));
  return new Map([
    ['DERIBIT_APIKEY', value()],
    ['DERIBIT_SECRET', value()],
  ]);
}
