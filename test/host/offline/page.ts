import type { BrowserContext } from 'playwright-core';

export interface WorkbenchOptions {
  readonly authority: string;
  /** A folder, or a `.code-workspace` file. */
  readonly opened: string;
  /** An extension that is loaded from its source folder. VS Code's web page takes only one. */
  readonly extensionDevelopmentPath?: string;
}

/** Opens the workbench in the browser's first page and resolves when the runner ends it. */
export async function openWorkbench(
  browser: BrowserContext,
  log: NodeJS.WritableStream,
  options: WorkbenchOptions,
): Promise<void> {
  const page = browser.pages()[0] ?? (await browser.newPage());
  page.on('console', (message) => log.write(`[page ${message.type()}] ${message.text()}\n`));
  page.on('pageerror', (error) => log.write(`[page error] ${String(error)}\n`));
  await new Promise<void>((resolve, reject) => {
    page.once('crash', () => reject(new Error('the workbench page crashed')));
    browser.once('close', () => reject(new Error('the browser was closed')));
    page
      .exposeFunction(endOfTests, () => resolve())
      .then(() => page.goto(workbenchUrl(options)))
      .catch(reject);
  });
}

/** The function that the runner calls in the page to end the host. */
export const endOfTests = 'exchangeKeyringEndOfTests';

/** The address of a workbench that shows a folder, or the folders of a workspace file, of the server's disk. */
export function workbenchUrl(options: WorkbenchOptions): string {
  const { authority, extensionDevelopmentPath } = options;
  const payload = [
    ...(extensionDevelopmentPath === undefined
      ? []
      : [['extensionDevelopmentPath', `vscode-remote://${authority}${extensionDevelopmentPath}`]]),
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const what = options.opened.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ [what]: options.opened, payload: JSON.stringify(payload) });
  return `http://${authority}/?${query.toString()}`;
}
