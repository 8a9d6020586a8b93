/** `npm start`: a real VS Code with the extension, the practice exchange and the demo workspace. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isRecord, isString, parseJson } from '../../src/core/kernel/parse.ts';
import { buildProduct } from '../host/runner/build.ts';
import { root } from './paths.ts';
import { findDesktop, openDesktop } from './startDesktop.ts';
import { serveToBrowser } from './startBrowser.ts';
import { SetupError } from './step.ts';

const USAGE = `Usage: npm start [-- --browser] [-- --port N] [-- --fresh]

Opens VS Code with the extension and the demo workspace, beside a running practice exchange.

  --browser   serve VS Code to the browser even where there is a desktop one
  --port N    the port of the served VS Code, by default 8431
  --fresh     a served VS Code that remembers nothing of the last time`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      browser: { type: 'boolean', default: false },
      port: { type: 'string', default: '8431' },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  buildProduct();
  console.log('Extension: built');
  const practice = await startPractice();
  const demo = join(root, 'media', 'demo');
  try {
    const desktop = values.browser ? undefined : await findDesktop();
    if (desktop) await openDesktop(desktop, demo);
    else await serveToBrowser({ demo, port: Number(values.port), fresh: values.fresh });
  } finally {
    practice.kill('SIGTERM');
  }
}

/** The exchange keeps its control file where the extension looks for one. */
async function startPractice(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, 'dist', 'practice.cjs'), '--with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([once(lines, 'line'), once(lines, 'close')])) as [unknown?];
  const announced = isString(line) ? parseJson(line) : undefined;
  if (!isRecord(announced) || !isString(announced['url'])) {
    throw new SetupError('The practice exchange did not start.');
  }
  console.log(`Practice exchange: ${announced['url']} (Binance spot, Deribit)`);
  return child;
}

await main().catch((error: unknown) => {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
});
