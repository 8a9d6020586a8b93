import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goEnvironment } from '../../setup/go.ts';
import { findLldbAdapter } from '../../setup/lldb.ts';
import { deno, go, python, root } from '../../setup/paths.ts';
import { linkTestExtension } from './build.ts';
import type { HostRun } from './run.ts';
import { quietSettings } from './settings.ts';

/** The throw-away folders of one run. Paths are short: sockets live in them (104 bytes on macOS). */
export interface World {
  readonly folder: string;
  readonly home: string;
  readonly data: string;
  readonly runtime: string;
  readonly temporary: string;
  readonly userData: string;
  readonly serverData: string;
  readonly extensions: string;
  readonly browserProfile: string;
  readonly workspace: string;
  /** Where the offline host's server and page write what they print. */
  readonly log: string;
}

/** Makes the folders of a run: a copy of its workspace, its user settings, its extensions. */
export function makeWorld(run: HostRun): World {
  const folder = mkdtempSync(join(tmpdir(), 'ekr-'));
  const world: World = {
    folder,
    home: join(folder, 'home'),
    data: join(folder, 'home', '.local', 'share'),
    runtime: join(folder, 'run'),
    temporary: join(folder, 'tmp'),
    userData: join(folder, 'user'),
    serverData: join(folder, 'server'),
    extensions: join(folder, 'extensions'),
    browserProfile: join(folder, 'browser'),
    workspace: join(folder, 'workspace'),
    log: join(folder, 'host.log'),
  };
  const { workspace, log, ...others } = world;
  for (const made of Object.values(others)) mkdirSync(made, { recursive: true, mode: 0o700 });
  cpSync(join(root, run.workspace), workspace, { recursive: true });
  for (const name of run.packages ?? []) {
    mkdirSync(join(workspace, 'node_modules'), { recursive: true });
    symlinkSync(
      join(root, 'node_modules', name),
      join(workspace, 'node_modules', name),
      'junction',
    );
  }
  for (const name of ['conductor', ...run.neighbours]) {
    linkTestExtension(name, world.extensions);
  }
  writeFileSync(log, '');
  const settings = {
    ...quietSettings,
    'security.workspace.trust.enabled': !run.trusted,
    ...run.settings,
  };
  mkdirSync(join(world.userData, 'User'), { recursive: true });
  writeFileSync(join(world.userData, 'User', 'settings.json'), JSON.stringify(settings, null, 2));
  return world;
}

/**
 * The environment of everything in the run: `undefined` for each variable of this process that must
 * not reach it, so that a machine's own settings cannot change a result.
 */
export function worldEnvironment(world: World, hasDisplay: boolean): NodeJS.ProcessEnv {
  const kept = /^(PATH|LANG|LC_\w+|TZ|SYSTEMROOT|COMSPEC)$/i;
  const display = /^(DISPLAY|XAUTHORITY|WAYLAND_DISPLAY)$/;
  const dropped = Object.keys(process.env).filter(
    (name) => !kept.test(name) && !(hasDisplay && display.test(name)),
  );
  return {
    ...Object.fromEntries(dropped.map((name) => [name, undefined])),
    HOME: world.home,
    USERPROFILE: world.home,
    XDG_DATA_HOME: world.data,
    XDG_CONFIG_HOME: join(world.home, '.config'),
    XDG_CACHE_HOME: join(world.home, '.cache'),
    XDG_STATE_HOME: join(world.home, '.local', 'state'),
    XDG_RUNTIME_DIR: world.runtime,
    TMPDIR: world.temporary,
    HISTFILE: join(world.home, '.bash_history'),
    SHELL: '/bin/bash',
    EXCHANGE_KEYRING_PYTHON: python.executable,
    EXCHANGE_KEYRING_DLV: go.debugger,
    EXCHANGE_KEYRING_LLDB_DAP: findLldbAdapter(),
    EXCHANGE_KEYRING_DENO: deno.executable,
    ...goEnvironment,
    DENO_NO_UPDATE_CHECK: '1',
    // No gallery: nothing on the network is asked for.
    EXTENSIONS_GALLERY: '{}',
    // Tells VS Code not to ask a login shell, whose profile would replace PATH.
    VSCODE_CLI: '1',
  };
}

/** Deletes the folders of a run. */
export function removeWorld(world: World): void {
  rmSync(world.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
