import type { Locator, Page } from 'playwright-core';
import type { PageElement } from './element.ts';
import type { StatusBarItem, Workbench } from './protocol.ts';

type Editor = Pick<
  Workbench,
  | 'statusBarItems'
  | 'pressStatusBarItem'
  | 'completionItems'
  | 'offeredItems'
  | 'squiggles'
  | 'quickFixes'
  | 'pickQuickFix'
  | 'debugConsoleText'
  | 'terminalText'
>;

/** The status bar, what an editor shows over its text, and the panels that show a program's text. */
export function editor(page: Page): Editor {
  const bar = page.locator('.part.statusbar .statusbar-item');
  const suggestions = page.locator('.suggest-widget.visible');
  const actions = page.locator('.action-widget');

  /** An extension may answer “nothing” at first, for instance while it still reads the document. */
  const pressUntil = async (key: string, shown: Locator) => {
    for (let tries = 0; tries < 5; tries++) {
      await page.keyboard.press(key);
      const appeared = await shown.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      );
      if (appeared) return;
      await page.keyboard.press('Escape');
    }
    throw new Error(`nothing was offered after ${key}`);
  };

  const readSuggestions = async (): Promise<readonly string[]> => {
    const labels = await suggestions.locator('.monaco-list-row .label-name').allInnerTexts();
    await page.keyboard.press('Escape');
    return labels;
  };

  const openQuickFixes = async () => {
    await pressUntil('Control+.', actions.locator('.monaco-list-row').first());
    return actions.locator('.monaco-list-row.action');
  };

  return {
    statusBarItems: () => bar.evaluateAll(readStatusBar),
    pressStatusBarItem: (text) =>
      bar.filter({ hasText: text }).first().locator('a').first().click(),
    completionItems: async () => {
      await pressUntil('Control+Space', suggestions.locator('.monaco-list-row').first());
      return readSuggestions();
    },
    offeredItems: async () => {
      await suggestions.locator('.monaco-list-row').first().waitFor();
      return readSuggestions();
    },
    squiggles: async () => {
      const view = page.locator('.editor-instance .view-overlays').first();
      const count = (kind: string) => view.locator(`.squiggly-${kind}`).count();
      return {
        error: await count('error'),
        warning: await count('warning'),
        info: await count('info'),
        hint: await count('hint'),
      };
    },
    quickFixes: async () => {
      const labels = await (await openQuickFixes()).allInnerTexts();
      await page.keyboard.press('Escape');
      return labels.map((label) => label.trim());
    },
    pickQuickFix: async (label) => {
      await (await openQuickFixes()).filter({ hasText: label }).first().click();
    },
    debugConsoleText: async () => {
      const lines = await page.locator('.repl .monaco-list-row').allInnerTexts();
      return lines.join('\n');
    },
    terminalText: async () => {
      const rows = page.locator('.terminal-wrapper.active .xterm-rows > div');
      const lines = await rows.evaluateAll(readLines);
      return lines.join('\n').trimEnd();
    },
  };
}

function readLines(rows: readonly PageElement[]): readonly string[] {
  // A terminal's blanks are no-break spaces.
  return rows.map((row) => (row.textContent ?? '').replaceAll('\u00a0', ' ').trimEnd());
}

function readStatusBar(items: readonly PageElement[]): readonly StatusBarItem[] {
  return items.map((item) => ({
    text: item.textContent?.trim() ?? '',
    ariaLabel: item.getAttribute('aria-label') ?? '',
    id: item.getAttribute('id') ?? '',
    severity: item.matches('.error-kind')
      ? 'error'
      : item.matches('.warning-kind')
        ? 'warning'
        : 'none',
  }));
}
