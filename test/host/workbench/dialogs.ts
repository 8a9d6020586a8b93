import type { Page } from 'playwright-core';
import type { PageElement } from './element.ts';
import type { Dialog, Notification, Workbench } from './protocol.ts';
import { exactly } from './text.ts';

type Dialogs = Pick<
  Workbench,
  | 'dialog'
  | 'pressDialogButton'
  | 'waitForNotification'
  | 'pressNotificationButton'
  | 'clearNotifications'
>;

/** Modal dialogs and notifications. */
export function dialogs(page: Page): Dialogs {
  const box = page.locator('.monaco-dialog-box');
  const toasts = page.locator('.notifications-toasts .notification-toast');
  const centre = page.locator('.notifications-center.visible .monaco-list-row');

  const read = async (): Promise<readonly Notification[]> => {
    const inCentre = await centre.evaluateAll(readNotifications);
    return inCentre.length > 0 ? inCentre : toasts.evaluateAll(readNotifications);
  };

  /** Toasts hide after some seconds, and the offline host shows none; the notification centre keeps them. */
  const containing = async (message: string) => {
    const toast = toasts.filter({ hasText: message }).first();
    const inCentre = centre.filter({ hasText: message }).first();
    const found = toast.or(inCentre).first();
    const isThere = await found.waitFor({ timeout: 300 }).then(
      () => true,
      () => false,
    );
    if (!isThere && (await centre.count()) === 0) {
      await page
        .locator('.statusbar-item .codicon-bell, .statusbar-item .codicon-bell-dot')
        .first()
        .click();
    }
    await found.waitFor();
    return found;
  };

  return {
    dialog: async () => {
      await box.waitFor({ state: 'visible' });
      return box.evaluate(readDialog);
    },
    pressDialogButton: async (label) => {
      await box.locator('.monaco-button', { hasText: exactly(label) }).click();
      await box.waitFor({ state: 'hidden' });
    },
    waitForNotification: async (message) => {
      const [found] = await (await containing(message)).evaluateAll(readNotifications);
      if (found === undefined) throw new Error(`the notification “${message}” went away`);
      return found;
    },
    pressNotificationButton: async (message, label) => {
      const found = await containing(message);
      await found.hover();
      await found.locator('.monaco-button', { hasText: exactly(label) }).click();
    },
    clearNotifications: async () => {
      if ((await read()).length === 0) return;
      await page.keyboard.press('F1');
      const title = 'Notifications: Clear All Notifications';
      const palette = page.locator('.quick-input-widget');
      await palette.locator('.quick-input-box input').fill(`>${title}`);
      await palette
        .locator('.label-name', { hasText: exactly(title) })
        .first()
        .click();
    },
  };
}

function readDialog(box: PageElement): Dialog {
  const text = (selector: string) => box.querySelector(selector)?.textContent?.trim() ?? '';
  const buttons = [...box.querySelectorAll('.dialog-buttons .monaco-button')];
  const label = (button: PageElement | undefined) => button?.textContent?.trim() ?? '';
  return {
    message: text('.dialog-message-text') || text('.dialog-message'),
    detail: text('.dialog-message-detail'),
    buttons: buttons.map(label),
    focusedButton: label(buttons.find((button) => button.matches(':focus'))),
  };
}

function readNotifications(rows: readonly PageElement[]): readonly Notification[] {
  return rows.map((row) => ({
    message: row.querySelector('.notification-list-item-message')?.textContent?.trim() ?? '',
    severity:
      row.querySelector('.codicon-error') !== null
        ? 'error'
        : row.querySelector('.codicon-warning') !== null
          ? 'warning'
          : 'info',
    buttons: [
      ...row.querySelectorAll('.notification-list-item-buttons-container .monaco-button'),
    ].map((button) => button.textContent?.trim() ?? ''),
  }));
}
