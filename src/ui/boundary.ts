import * as vscode from 'vscode';

import { assertNever } from '../core/kernel/assertNever.ts';
import { commandId } from '../manifest/ids.ts';
import { errorTraits } from './errorTraits.ts';
import { describeUnexpected } from './messages/unexpected.ts';
import type { Fix, FixAct, Told } from './messages/told.ts';

interface BoundaryLog {
  error(message: string): void;
  show(): void;
}

/** The one place where acts that a user or an event started come to an end. */
export interface Boundary {
  /**
   * Runs an act and shows what it tells; never rejects. Cancellation is silent. An unexpected error becomes
   * a general sentence, and the log gets its traits, never its message. `what` names the act in the log.
   */
  run(what: string, act: () => Promise<Told | undefined>): Promise<void>;
  /** Shows a sentence without waiting for its buttons. */
  tell(what: string, told: Told): void;
}

export interface BoundaryWorld {
  readonly log: BoundaryLog;
  readonly openUrl: (url: string) => Promise<boolean>;
}

export function createBoundary(world: BoundaryWorld): Boundary {
  const boundary: Boundary = {
    async run(what, act) {
      try {
        const outcome = await act();
        if (outcome) boundary.tell(what, outcome);
      } catch (error) {
        if (error instanceof vscode.CancellationError) return;
        const { name, code, places } = errorTraits(error);
        const traits = [name, ...(code === undefined ? [] : [code]), ...places].join(' ');
        world.log.error(`${what}: ${traits}`);
        boundary.tell(what, describeUnexpected());
      }
    },
    tell(what, outcome) {
      void boundary.run(what, async () => {
        const fix = await notify(outcome);
        return fix && perform(fix.act, world);
      });
    },
  };
  return boundary;
}

/** Buttons are compared by identity: two languages may word two fixes alike. */
async function notify({ severity, sentence, fixes }: Told): Promise<Fix | undefined> {
  const buttons = fixes.map((fix) => ({ title: fix.label, fix }));
  const pressed = await show(severity, sentence, buttons);
  return pressed?.fix;
}

function show<T extends vscode.MessageItem>(
  severity: Told['severity'],
  sentence: string,
  buttons: readonly T[],
): Thenable<T | undefined> {
  switch (severity) {
    case 'info':
      return vscode.window.showInformationMessage(sentence, ...buttons);
    case 'warning':
      return vscode.window.showWarningMessage(sentence, ...buttons);
    case 'error':
      return vscode.window.showErrorMessage(sentence, ...buttons);
    default:
      return assertNever(severity);
  }
}

async function perform(act: FixAct, world: BoundaryWorld): Promise<Told | undefined> {
  switch (act.kind) {
    case 'command':
      await vscode.commands.executeCommand(commandId(act.command));
      return undefined;
    case 'setting':
      await openSetting(act.setting);
      return undefined;
    case 'url':
      await world.openUrl(act.url);
      return undefined;
    case 'copy':
      await vscode.env.clipboard.writeText(act.text);
      return undefined;
    case 'log':
      world.log.show();
      return undefined;
    case 'trust':
      await vscode.commands.executeCommand('workbench.trust.manage');
      return undefined;
    case 'run':
      return act.run();
    default:
      return assertNever(act);
  }
}

/** Opens the user's settings at one of ours; none of them can be set by a workspace. */
export async function openSetting(setting: string): Promise<void> {
  await vscode.commands.executeCommand(
    'workbench.action.openSettings',
    `@id:exchangeKeyring.${setting}`,
  );
}
