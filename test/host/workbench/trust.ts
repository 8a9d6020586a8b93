import type { Page } from 'playwright-core';
import type { Workbench } from './protocol.ts';

/** Workspace trust, through the editor in which a user gives it. */
export function trust(
  page: Page,
  runCommand: Workbench['runCommand'],
): Pick<Workbench, 'trustWorkspace'> {
  return {
    trustWorkspace: async () => {
      await runCommand('Workspaces: Manage Workspace Trust');
      const editor = page.locator('.workspace-trust-editor');
      await editor
        .locator('.workspace-trust-buttons .monaco-button', { hasText: 'Trust' })
        .first()
        .click();
    },
  };
}
