import type { Locator, Page } from 'playwright-core';
import type { Paint } from './samples.ts';

/** What suites of the bench may ask for in addition to the helpers of `workbench`. */
export interface PaintHelpers {
  /** Presses the icon in the activity bar and times the rows of the view whose header says `view`. */
  readonly timeReveal: (icon: string, view: string) => Promise<Paint>;
  /** Opens a row by its twistie. */
  readonly timeExpand: (view: string, label: string) => Promise<Paint>;
  /** Turns the wheel by that many pixels. */
  readonly timeScroll: (view: string, pixels: number) => Promise<Paint>;
}

export function paintHelpers(page: Page): PaintHelpers {
  const time = async (event: Watched['event'], view: string, act: () => Promise<void>) => {
    const watching = page.evaluate(timeInPage, { event, rows: rowsOf(view) });
    await act();
    const paint = await watching;
    if (paint === undefined) throw new Error(`the ${event} changed nothing in ${view}`);
    return paint;
  };
  const press = (target: Locator) => () => target.click({ noWaitAfter: true });
  return {
    timeReveal: (icon, view) => {
      const action = `.activitybar .action-label[aria-label^=${JSON.stringify(icon)}]`;
      return time('click', view, press(page.locator(action)));
    },
    timeExpand: (view, label) => {
      const row = page.locator(rowsOf(view)).filter({ hasText: label }).first();
      return time('click', view, press(row.locator('.monaco-tl-twistie')));
    },
    timeScroll: async (view, pixels) => {
      await page.locator(rowsOf(view)).nth(3).hover();
      return time('wheel', view, () => page.mouse.wheel(0, pixels));
    },
  };
}

function paneOf(view: string): string {
  return `.pane:has(> .pane-header[aria-label^=${JSON.stringify(view)}])`;
}

function rowsOf(view: string): string {
  return `${paneOf(view)} .monaco-list-row`;
}

interface Watched {
  /** What the user does, from which time is counted. */
  readonly event: 'click' | 'wheel';
  /** Selects the rows that are watched. */
  readonly rows: string;
}

/** The part of a browser's globals that `timeInPage` uses. */
interface PageGlobals {
  readonly performance: { readonly now: () => number };
  readonly requestAnimationFrame: (act: () => void) => void;
  readonly setTimeout: (act: () => void, ms: number) => void;
  readonly addEventListener: (
    type: string,
    listen: (event: { readonly timeStamp: number }) => void,
    options: { readonly capture: true; readonly once: true },
  ) => void;
  readonly document: {
    readonly querySelectorAll: (selector: string) => Iterable<{
      readonly textContent: string | null;
      readonly clientHeight: number;
    }>;
  };
}

/**
 * Runs in the page: from the event on looks at the rows in every frame after it was painted, until none has
 * changed for a third of a second. `undefined` when none changes within 5 s.
 */
async function timeInPage({ event, rows }: Watched): Promise<Paint | undefined> {
  const page = globalThis as unknown as PageGlobals;
  const visible = () => [...page.document.querySelectorAll(rows)].filter((row) => row.clientHeight);
  const look = () => JSON.stringify(visible().map((row) => row.textContent));
  // The frame's paint follows its callbacks; a task that is queued by them comes after it.
  const painted = () =>
    new Promise<void>((resolve) => {
      page.requestAnimationFrame(() => page.setTimeout(resolve, 0));
    });
  let seen = look();
  let firstMs: number | undefined;
  let completeMs = 0;
  const started = await new Promise<number>((resolve) => {
    const once = { capture: true, once: true } as const;
    page.addEventListener(event, ({ timeStamp }) => resolve(timeStamp), once);
  });
  for (;;) {
    await painted();
    const passed = page.performance.now() - started;
    const now = look();
    if (now !== seen && now !== '[]') {
      firstMs ??= passed;
      completeMs = passed;
      seen = now;
    }
    if (firstMs === undefined ? passed > 5_000 : passed > completeMs + 333) break;
  }
  return firstMs === undefined ? undefined : { firstMs, completeMs, rows: visible().length };
}
