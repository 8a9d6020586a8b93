import * as vscode from 'vscode';

import type { HostSystem } from '../app/host.ts';
import { attachKeys } from '../app/injection/attachKeys.ts';
import { endLaunch, startLaunch } from '../app/injection/endLaunch.ts';
import { listGrants, withdrawGrants } from '../app/injection/manageGrants.ts';
import { checkLaunch, prepareLaunch } from '../app/injection/prepareLaunch.ts';
import type { LaunchWorld } from '../app/injection/world.ts';
import type { KeyId } from '../core/keys/keyRecord.ts';
import type { Boundary } from './boundary.ts';
import { registerDebug } from './debug/registerDebug.ts';
import { attachKeysCommand } from './grants/attachKeys.ts';
import { manageGrantsCommand } from './grants/manageGrants.ts';
import { registerCommands } from './registerCommands.ts';
import type { KeysUi } from './registerKeys.ts';
import { trusted } from './trusted.ts';

interface InjectionUiWorld {
  readonly world: LaunchWorld;
  readonly keys: Pick<KeysUi, 'view'>;
  readonly boundary: Boundary;
  readonly host: HostSystem;
}

/** Registers the hooks of debugging, completion in launch.json, and the commands on grants and attachments. */
export function registerInjection({
  world,
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
      start: (ticketId, session) => {
        startLaunch(world, ticketId, session);
      },
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
