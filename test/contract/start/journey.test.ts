// What a newcomer does with `npm start`, in a browser, by the three steps of the demo's README. Its
// pictures, .vscode-test/pictures/start-*.png, are the README's.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../host/runner/hosts.ts';
import { freePort } from '../../host/runner/port.ts';
import { connectWorkbench, type DrivenWorkbench } from '../../host/workbench/workbench.ts';
import { root } from '../../setup/paths.ts';

describe('npm start', () => {
  const runtime = mkdtempSync(join(tmpdir(), 'start-'));
  let start: ChildProcess | undefined;
  let browser: Browser | undefined;
  let driven: DrivenWorkbench | undefined;

  before(async () => {
    start = spawn(
      process.execPath,
      [join(root, 'test/setup/start.ts'), '--browser', '--port=0', '--fresh'],
      {
        cwd: root,
        // The practice exchange leaves its control file where the extension looks for it.
        env: { ...process.env, XDG_RUNTIME_DIR: runtime },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const url = await printedAddress(start);
    const port = await freePort();
    browser = await chromium.launch({
      executablePath: findBrowser(existsSync),
      chromiumSandbox: process.getuid?.() !== 0,
      args: [`--remote-debugging-port=${port}`, '--disable-gpu', '--disable-background-networking'],
    });
    const page = await browser.newPage({ viewport: { width: 1200, height: 760 } });
    await page.goto(url);
    await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    driven = await connectWorkbench(port, 'start');
  });

  after(async () => {
    await driven?.close();
    await browser?.close();
    if (start?.exitCode === null) {
      const ended = once(start, 'exit');
      start.kill('SIGTERM');
      await ended;
    }
    rmSync(runtime, { recursive: true, force: true });
  });

  it('lets a newcomer add a sample key, press F5 and read the practice balance', async () => {
    assert.ok(driven);
    const { workbench } = driven;
    await workbench.dialog();
    await workbench.pressDialogButton('Yes, I trust the authors');

    await workbench.runCommand('Exchange Keyring: Add Practice Key…');
    await workbench.waitForInput('Add Practice Key');
    await workbench.pickQuickPickItem('trading');
    await workbench.waitForNotification('“binance-practice” is in the keychain');
    await workbench.clearNotifications();

    await workbench.pressKey('F5');
    const asked = await workbench.dialog();
    assert.match(asked.message, /Give “binance-practice” to “JavaScript bot”\?/);
    await workbench.screenshot('grant');
    await workbench.pressDialogButton('Allow Once');

    await workbench.runCommand('Debug Console: Focus on Debug Console View');
    const printed = await eventually(async () => {
      const text = await workbench.debugConsoleText();
      return /Bought[^]*Practice balance/.test(text) ? text : undefined;
    });
    assert.match(printed, /Practice balance: [\d.]+ USDT/);
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    await workbench.expandRow('Keys', 'binance-practice');
    await workbench.screenshot('keys');
  });
});

/** The first program to print an address is VS Code's server. */
async function printedAddress(start: ChildProcess): Promise<string> {
  assert.ok(start.stdout);
  for await (const line of createInterface({ input: start.stdout })) {
    const [, url] = /^Open (http:\S+)$/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('npm start printed no address');
}

async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not happen within 30 s');
}
