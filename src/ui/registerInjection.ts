import * as vscode from 'vscode';

import type { HostSystem } from '../app/host.ts';
import { attachKeys } from '../app/injection/attachKeys.ts';
import { endLaunch } from '../app/injection/endLaunch.ts';
import type { DepartureWorld } from '../app/injection/launchLeaves.ts';
import { expectLaunch, readyLaunch, watchSession } from '../app/injection/launchSession.ts';
import type { Schedule } from '../app/injection/ports.ts';
import { listGrants, withdrawGrants } from '../app/injection/manageGrants.ts';
import { checkLaunch, prepareLaunch } from '../app/injection/prepareLaunch.ts';
import type { RefusedProgram } from '../app/injection/redeemTicket.ts';
import type { KeyId } from '../core/keys/keyRecord.ts';
import type { Boundary } from './boundary.ts';
import { registerDebug } from './debug/registerDebug.ts';
import { attachKeysCommand } from './grants/attachKeys.ts';
import { manageGrantsCommand } from './grants/manageGrants.ts';
import { describeRefused } from './messages/stops.ts';
import { registerCommands } from './registerCommands.ts';
import type { KeysUi } from './registerKeys.ts';
import { trusted } from './trusted.ts';

interface InjectionUiWorld {
  readonly world: DepartureWorld;
  readonly schedule: Schedule;
  /** The name of the extension to which a file belongs. */
  readonly extensionOf: (file: string) => string | undefined;
  readonly keys: Pick<KeysUi, 'view'>;
  readonly boundary: Boundary;
  readonly host: HostSystem;
}

/** Registers the hooks of debugging, completion in launch.json, and the commands on grants and attachments. */
export function registerInjection({
  world,
  schedule,
  extensionOf,
  keys,
  boundary,
  host,
}: InjectionUiWorld): vscode.Disposable {
  const keyOf = (argument: unknown): KeyId | undefined => {
    const node = keys.view.owned(argument);
    return node && 'record' in node ? node.record.id : undefined;
  };
  return vscode.Disposable.from(
    registerDebug({
      boundary,
      host,
      check: (launch) => checkLaunch(world, launch),
      prepare: (launch) => prepareLaunch(world, launch),
      ready: (ticketId) => readyLaunch(world, ticketId),
      watch: (session, reactions) => watchSession(world, session, reactions),
      expect: (session, reactions) => {
        expectLaunch(world, schedule, session, reactions);
      },
      extensionOf,
      end: (session) => endLaunch(world, session),
      keys: async () => {
        const state = await world.index.read();
        return state.ok ? state.value.keys : [];
      },
    }),
    registerCommands(boundary, {
      attachKeysToLaunch: (node) =>
        trusted(() =>
          attachKeysCommand(
            {
              host,
              keyOf,
              index: world.index,
              attach: (name, aliases) => attachKeys(world, name, aliases),
            },
            node,
          ),
        ),
      manageGrants: () =>
        manageGrantsCommand({
          host,
          list: () => listGrants(world),
          withdraw: (listed) => withdrawGrants(world, listed),
        }),
    }),
  );
}

/** A program whose session has ended by now is of no interest any more. */
export function tellRefused(boundary: Boundary, { configuration, reason }: RefusedProgram): void {
  if (reason !== 'session-ended')
    boundary.tell('program refused', describeRefused(configuration, reason));
}
