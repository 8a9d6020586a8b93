import type { Locator, Page } from 'playwright-core';
import type { PageElement } from './element.ts';
import type { QuickInputState, QuickPickRow, Workbench } from './protocol.ts';
import { exactly } from './text.ts';

type QuickInput = Pick<
  Workbench,
  | 'runCommand'
  | 'typeInInputBox'
  | 'acceptInput'
  | 'cancelInput'
  | 'goBack'
  | 'pressInputButton'
  | 'inputBoxState'
  | 'waitForInput'
  | 'waitForInputMessage'
  | 'isInputOpen'
  | 'waitForNoInput'
  | 'pickQuickPickItem'
  | 'quickPickItems'
>;

/** The command palette, input boxes and quick picks. */
export function quickInput(page: Page): QuickInput {
  const widget = page.locator('.quick-input-widget');
  const box = widget.locator('.quick-input-box input');
  const rows = widget.locator('.quick-input-list .monaco-list-row');

  const shown = () => widget.waitFor({ state: 'visible' });

  const rowLabelled = (label: string): Locator =>
    rows.filter({ has: page.locator('.label-name', { hasText: exactly(label) }) }).first();

  const state = async (): Promise<QuickInputState> => {
    await shown();
    return widget.evaluate(readState);
  };

  return {
    runCommand: async (title) => {
      // What the workbench does by itself, such as restoring an editor, takes the palette away: a user asks again.
      for (let tries = 1; ; tries += 1) {
        try {
          await page.keyboard.press('F1');
          await shown();
          await box.fill(`>${title}`);
          await rowLabelled(title).click({ timeout: 4_000 });
          return;
        } catch (error) {
          if (tries === 3) throw error;
          await page.keyboard.press('Escape');
        }
      }
    },
    typeInInputBox: async (text) => {
      await shown();
      // Not fill(): playwright's errors quote what was to be filled in, and it may be a secret.
      await box.press('ControlOrMeta+A');
      await page.keyboard.press('Delete');
      await page.keyboard.insertText(text);
    },
    acceptInput: async () => {
      await shown();
      await box.press('Enter');
    },
    cancelInput: async () => {
      await shown();
      await page.keyboard.press('Escape');
    },
    goBack: async () => {
      await shown();
      await widget.locator('.quick-input-titlebar .codicon-quick-input-back').click();
    },
    pressInputButton: async (label) => {
      await shown();
      await widget
        .locator(`.action-label[aria-label=${JSON.stringify(label)}]`)
        .first()
        .click();
    },
    inputBoxState: state,
    waitForInput: async (title) => {
      await widget.locator('.quick-input-title', { hasText: title }).waitFor({ state: 'visible' });
      return state();
    },
    waitForInputMessage: async (message) => {
      const shownMessage = widget.locator('.quick-input-message', { hasText: message });
      await shownMessage.waitFor({ state: 'visible' });
      return state();
    },
    isInputOpen: () => widget.isVisible(),
    waitForNoInput: () => widget.waitFor({ state: 'hidden' }),
    pickQuickPickItem: async (label) => {
      await shown();
      const row = rowLabelled(label);
      if ((await row.count()) === 0) {
        // A long list holds only the rows in sight: typing brings the wanted one there.
        await box.fill(label);
      }
      // A hover that the pointer's last place opened would take the click.
      await page.mouse.move(0, 0);
      await row.click();
    },
    quickPickItems: async () => {
      await shown();
      await rows.first().waitFor({ state: 'visible' });
      return rows.evaluateAll(readRows);
    },
  };
}

function readState(widget: PageElement): QuickInputState {
  const text = (selector: string) => widget.querySelector(selector)?.textContent?.trim() ?? '';
  const input = widget.querySelector('.quick-input-box input');
  const inputBox = widget.querySelector('.quick-input-box .monaco-inputbox');
  const message = widget.querySelector('.quick-input-message');
  const list = widget.querySelector('.quick-input-list');
  const isPassword = input?.type === 'password';
  const severities = ['error', 'warning', 'info'] as const;
  const buttons = [...widget.querySelectorAll('.action-label')].filter(
    (button) => button.offsetHeight > 0 && button.closest('.quick-input-list') === null,
  );
  return {
    title: text('.quick-input-title'),
    placeholder: input?.placeholder ?? '',
    message: (message?.offsetHeight ?? 0) > 0 ? text('.quick-input-message') : '',
    severity: severities.find((name) => inputBox?.matches(`.${name}`) ?? false) ?? 'none',
    isPassword,
    value: isPassword ? '' : (input?.value ?? ''),
    buttons: buttons.map((button) => button.getAttribute('aria-label') ?? ''),
    hasBackButton: buttons.some((button) => button.matches('.codicon-quick-input-back')),
    isPick: (list?.offsetHeight ?? 0) > 0,
  };
}

function readRows(rows: readonly PageElement[]): readonly QuickPickRow[] {
  return rows.map((row) => {
    const text = (selector: string) => row.querySelector(selector)?.textContent?.trim() ?? '';
    const check = row.querySelector('.quick-input-list-checkbox');
    const hasCheck = check !== null && check.offsetHeight > 0;
    return {
      label: text('.quick-input-list-label .label-name'),
      description: text('.quick-input-list-label .label-description'),
      detail: text('.quick-input-list-label-meta'),
      separator: text('.quick-input-list-separator'),
      isFocused: row.matches('.focused'),
      ...(hasCheck
        ? { isChecked: check.checked ?? check.getAttribute('aria-checked') === 'true' }
        : {}),
    };
  });
}
