import type { Locator, Page } from 'playwright-core';
import type { PageElement } from './element.ts';
import type { TreeRow, Workbench } from './protocol.ts';
import { exactly } from './text.ts';

type Views = Pick<
  Workbench,
  | 'treeRows'
  | 'selectRow'
  | 'expandRow'
  | 'rowAction'
  | 'contextMenu'
  | 'rowMenu'
  | 'rowTooltip'
  | 'viewActions'
  | 'viewText'
>;

/** Tree views: a view is named by its header, a row by its label. */
export function views(page: Page): Views {
  const pane = (view: string): Locator =>
    page
      .locator('.pane')
      .filter({
        has: page.locator('.pane-header h3.title', { hasText: exactly(view) }),
      })
      .or(page.locator(`.pane:has(> .pane-header[aria-label^=${JSON.stringify(view)}])`))
      .first();

  const rowOf = (view: string, label: string): Locator =>
    pane(view)
      .locator('.monaco-list-row')
      .filter({ has: page.locator('.label-name', { hasText: exactly(label) }) })
      .first();

  const hover = page
    .locator('.workbench-hover-container .monaco-hover, .workbench-hover')
    .filter({ visible: true });

  /** The hover of a row covers its neighbours, and goes only when the pointer has left that row. */
  const leaveRows = async (): Promise<void> => {
    await page.mouse.move(0, 0);
    await hover.waitFor({ state: 'hidden' });
  };

  const openMenu = async (view: string, label: string): Promise<Locator> => {
    await leaveRows();
    await rowOf(view, label).click({ button: 'right' });
    const menu = page.locator('.context-view .monaco-menu');
    await menu.waitFor({ state: 'visible' });
    return menu.locator('.action-item:not(.disabled) .action-label:not(.separator)');
  };

  return {
    treeRows: async (view) => {
      await pane(view).waitFor({ state: 'visible' });
      const rows = pane(view).locator('.monaco-list-row');
      // An empty view has no rows however long one waits.
      await rows
        .first()
        .waitFor({ timeout: 2_000 })
        .catch(() => undefined);
      return rows.evaluateAll(readRows);
    },
    selectRow: (view, label) => rowOf(view, label).click(),
    expandRow: async (view, label) => {
      const row = rowOf(view, label);
      if ((await row.getAttribute('aria-expanded')) === 'true') return;
      await row.locator('.monaco-tl-twistie').click();
      await row.and(page.locator('[aria-expanded=true]')).waitFor();
      // The row opens before its first child is there.
      const attribute = async (name: string) => Number(await row.getAttribute(name)) + 1;
      const [index, level] = [await attribute('data-index'), await attribute('aria-level')];
      await pane(view)
        .locator(`.monaco-list-row[data-index="${index}"][aria-level="${level}"]`)
        .waitFor();
    },
    rowAction: async (view, label, action) => {
      const row = rowOf(view, label);
      await row.hover();
      await row.locator(`.actions .action-label[aria-label^=${JSON.stringify(action)}]`).click();
    },
    contextMenu: async (view, label, item) => {
      const items = await openMenu(view, label);
      await items.filter({ hasText: exactly(item) }).hover();
      // Not a click: a menu that has just opened takes one for the end of the click that opened it.
      await page.keyboard.press('Enter');
    },
    rowMenu: async (view, label) => {
      const items = await openMenu(view, label);
      const labels = await items.allInnerTexts();
      await page.keyboard.press('Escape');
      return labels.map((text) => text.trim()).filter((text) => text !== '');
    },
    rowTooltip: async (view, label) => {
      await leaveRows();
      await rowOf(view, label).hover();
      await hover.waitFor();
      return hover.innerText();
    },
    viewActions: async (view) => {
      await pane(view).waitFor({ state: 'visible' });
      // A container's only view lends its actions to the container's title.
      const own = pane(view).locator('.pane-header');
      const header = (await own.isVisible())
        ? own
        : page.locator('.part', { has: pane(view) }).locator('.composite.title');
      await header.hover();
      const labels = await header.locator('.action-label').evaluateAll(readLabels);
      return labels.filter((text) => text !== '');
    },
    viewText: async (view) => {
      await pane(view).waitFor({ state: 'visible' });
      const texts = pane(view).locator(
        '.welcome-view-content, .tree-explorer-viewlet-tree-view .message',
      );
      const shown = await texts.allInnerTexts();
      return shown.join('\n').trim();
    },
  };
}

function readLabels(elements: readonly PageElement[]): readonly string[] {
  return elements.map((element) => element.getAttribute('aria-label') ?? '');
}

function readRows(rows: readonly PageElement[]): readonly TreeRow[] {
  return rows.map((row) => {
    const text = (selector: string) => row.querySelector(selector)?.textContent?.trim() ?? '';
    const expanded = row.getAttribute('aria-expanded');
    return {
      label: text('.label-name'),
      description: text('.label-description'),
      ariaLabel: row.getAttribute('aria-label') ?? '',
      level: Number(row.getAttribute('aria-level') ?? '0'),
      expanded: expanded === null ? undefined : expanded === 'true',
      actions: [...row.querySelectorAll('.actions .action-label')]
        .map((action) => action.getAttribute('aria-label') ?? '')
        .filter((label) => label !== ''),
    };
  });
}
