import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { cache } from '../../setup/paths.ts';
import { endOfTests } from '../offline/page.ts';
import { dialogs } from './dialogs.ts';
import { editor } from './editor.ts';
import type { Icon, Workbench } from './protocol.ts';
import { quickInput } from './quickInput.ts';
import { trust } from './trust.ts';
import { views } from './views.ts';

/** Pictures of the workbench: one at each failed test, and those that a suite takes. */
export const pictures = join(cache, 'pictures');

/** Deletes the pictures that an earlier run of the same name took. */
export function removePictures(run: string): void {
  if (!existsSync(pictures)) return;
  for (const name of readdirSync(pictures)) {
    if (name.startsWith(`${fileName(run)}-`)) rmSync(join(pictures, name));
  }
}

function fileName(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
}

/** A workbench that is driven over the debugging port of its browser or of desktop VS Code. */
export interface DrivenWorkbench {
  readonly workbench: Workbench;
  readonly page: Page;
  /** Ends the offline host; the desktop ends itself. */
  readonly end: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Connects to the workbench page behind a debugging port on loopback. */
export async function connectWorkbench(port: number, run: string): Promise<DrivenWorkbench> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await findWorkbench(browser);
  page.setDefaultTimeout(10_000);
  return {
    workbench: driver(page, run),
    page,
    end: () => page.evaluate<undefined>(`setTimeout(() => globalThis.${endOfTests}?.(), 50)`),
    close: () => browser.close(),
  };
}

async function findWorkbench(browser: Browser): Promise<Page> {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    if ((await page.locator('.monaco-workbench').count()) > 0) return page;
  }
  throw new Error('no page shows a workbench');
}

function driver(page: Page, run: string): Workbench {
  const input = quickInput(page);
  const modal = dialogs(page);
  return {
    ...input,
    ...modal,
    ...views(page),
    ...editor(page),
    pressKey: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    openView: (title) => input.runCommand(title),
    ...trust(page, input.runCommand),
    setColorTheme: async (name) => {
      await input.runCommand('Preferences: Color Theme');
      await input.pickQuickPickItem(name);
      await input.waitForNoInput();
    },
    icons: () => page.evaluate<readonly Icon[]>(loadIcons),
    clipboard: () => page.evaluate<string>('navigator.clipboard.readText()'),
    screenshot: async (name) => {
      mkdirSync(pictures, { recursive: true });
      const path = join(pictures, `${fileName(run)}-${fileName(name).slice(0, 150)}.png`);
      await page.screenshot({ path });
      return path;
    },
    dismissAll: async () => {
      for (let tries = 0; tries < 5; tries++) {
        const open = page.locator('.monaco-dialog-box, .context-view .monaco-menu');
        if (!(await open.first().isVisible()) && !(await input.isInputOpen())) break;
        await page.keyboard.press('Escape');
      }
      await modal.clearNotifications();
    },
  };
}

/** Code for the page: loads the pictures that elements have as their background or mask. */
const loadIcons = `(async () => {
  const addresses = new Set();
  for (const element of document.querySelectorAll('.part.activitybar *, .part.sidebar *')) {
    for (const pseudo of [undefined, '::before']) {
      const style = getComputedStyle(element, pseudo);
      for (const image of [style.backgroundImage, style.maskImage]) {
        for (const [, address] of image.matchAll(/url\\("([^"]+)"\\)/g)) addresses.add(address);
      }
    }
  }
  const loads = (address) => new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(image.naturalWidth > 0);
    image.onerror = () => resolve(false);
    image.src = address;
  });
  return Promise.all(
    [...addresses].map(async (address) => ({ address, loads: await loads(address) })),
  );
})()`;
