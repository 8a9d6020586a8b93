import Mocha from 'mocha';
import * as vscode from 'vscode';
import { assignment } from '../../inside/assignment.ts';
import { noteTest } from '../../inside/canary.ts';
import { reportTo } from '../../inside/reporter.ts';
import { workbench } from '../../inside/workbench.ts';

/**
 * Runs the assigned suites in a VS Code that does not know it is being tested: with
 * `extensionTestsPath` it would refuse to show modal dialogs, and consent is asked for in those.
 */
export function activate(): void {
  void runSuites().then(async () => {
    // In the browser the runner ends the host.
    if (vscode.env.uiKind === vscode.UIKind.Desktop) {
      await vscode.commands.executeCommand('workbench.action.quit');
    }
  });
}

async function runSuites(): Promise<void> {
  const { suites, grep } = assignment();
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 60_000,
    forbidOnly: true,
    reporter: Mocha.reporters.Base,
    rootHooks: { beforeEach: nameTest, afterEach: pictureFailure },
    ...(grep === undefined ? {} : { grep }),
  });
  for (const file of suites) mocha.addFile(file);
  let flush = (): Promise<void> => Promise.resolve();
  await new Promise((resolve) => {
    ({ flush } = reportTo(mocha.run(resolve)));
  });
  await flush();
}

function nameTest(this: Mocha.Context): void {
  noteTest(this.currentTest?.fullTitle() ?? '');
}

async function pictureFailure(this: Mocha.Context): Promise<void> {
  if (this.currentTest?.state !== 'failed') return;
  await workbench.screenshot(this.currentTest.fullTitle());
  await workbench.dismissAll();
}
