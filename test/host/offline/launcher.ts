#!/usr/bin/env node
// Stands in for the desktop executable behind @vscode/test-electron: takes its arguments, serves
// VS Code to a headless Chromium, and exits when the runner says so. It leaves --extensionTestsPath
// aside: the suites are run by a test-only extension (see test/host/README.md).
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { chromium } from 'playwright-core';
import { openWorkbench } from './page.ts';
import { startServer } from './server.ts';

const args = process.argv.slice(2);
const opened = args.find((arg) => !arg.startsWith('--'));

function value(name: string): string {
  const prefix = `--${name}=`;
  const found = args.find((arg) => arg.startsWith(prefix));
  if (found === undefined) throw new Error(`--${name}=… is missing`);
  return found.slice(prefix.length);
}

async function main(): Promise<void> {
  if (opened === undefined) throw new Error('a folder to open is missing');
  const log = createWriteStream(value('log'));
  await once(log, 'open');
  const server = await startServer({
    userData: value('user-data-dir'),
    serverData: value('server-data-dir'),
    extensions: value('extensions-dir'),
    log,
  });
  const browser = await chromium.launchPersistentContext(value('browser-profile'), {
    executablePath: value('browser'),
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: { width: 1400, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    args: [
      `--remote-debugging-port=${value('remote-debugging-port')}`,
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--password-store=basic',
    ],
  });
  const stop = async () => {
    await browser.close();
    await server.stop();
  };
  process.once('SIGTERM', () => void stop().finally(() => process.exit(143)));
  try {
    const crash = server.extensionHostEnded.then((how) => {
      throw new Error(`the extension host ended: ${how}`);
    });
    const shown = openWorkbench(browser, log, {
      authority: server.authority,
      opened,
      extensionDevelopmentPath: value('extensionDevelopmentPath'),
    });
    await Promise.race([shown, crash]);
  } finally {
    await stop();
  }
}

await main().catch((error: unknown) => {
  console.error(basename(import.meta.filename), error);
  process.exitCode = 1;
});
