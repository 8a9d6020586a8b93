import * as vscode from 'vscode';

import { commandId, type CommandArguments, type CommandName } from '../manifest/ids.ts';
import type { Boundary } from './boundary.ts';
import type { Told } from './messages/told.ts';

/** What each command does; what it answers is shown to the user and never to the caller. */
export type CommandHandlers = {
  readonly [Name in CommandName]?: (...args: CommandArguments[Name]) => Promise<Told | undefined>;
};

/** Registers commands behind the error boundary. Any extension may call them, so they answer nothing. */
export function registerCommands(boundary: Boundary, handlers: CommandHandlers): vscode.Disposable {
  const registered = (Object.keys(handlers) as CommandName[]).map((name) => {
    const handler: ((argument?: unknown) => Promise<Told | undefined>) | undefined = handlers[name];
    return vscode.commands.registerCommand(commandId(name), async (argument: unknown) => {
      if (handler) await boundary.run(name, () => handler(argument));
    });
  });
  return vscode.Disposable.from(...registered);
}
