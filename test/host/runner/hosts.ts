import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cache, root } from '../../setup/paths.ts';
import { SetupError } from '../../setup/step.ts';
import type { Host } from './perform.ts';

/** Debian's name first; others where a distribution or a user calls it so. */
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser in which the offline workbench is shown. */
export function findBrowser(isThere: (file: string) => boolean): string {
  const browser = browsers.find(isThere);
  if (browser === undefined) throw new Error(`none of these exists: ${browsers.join(', ')}`);
  return browser;
}

/** The offline host: VS Code's server and a headless Chromium behind the launcher. */
export function offline(isThere: (file: string) => boolean): Host {
  const browser = findBrowser(isThere);
  return {
    executable: join(root, 'test', 'host', 'offline', 'launcher.ts'),
    // Nothing of the run may show on the screen of whoever runs it, such as a prompt of the keyring.
    hasDisplay: false,
    args: (_run, world) => [
      `--log=${world.log}`,
      `--server-data-dir=${world.serverData}`,
      `--browser-profile=${world.browserProfile}`,
      `--browser=${browser}`,
    ],
  };
}

/** Desktop VS Code, downloaded into .vscode-test. `version` as in `stable` or `1.97.0`. */
export async function desktop(version: string): Promise<Host> {
  const executable = await downloadAndUnzipVSCode({ version, cachePath: cache }).catch(
    (error: unknown) => {
      throw new SetupError(`Desktop VS Code could not be downloaded: ${String(error)}`);
    },
  );
  return {
    executable: process.platform === 'win32' ? executable : unaware(executable),
    hasDisplay: true,
    args: (run) => ['--password-store=basic', ...(run.trusted ? [] : ['--keep-workspace-trust'])],
  };
}

/**
 * Takes away what test-electron always adds: a path to tests, with which VS Code refuses to show modal
 * dialogs, and, where a run wants workspace trust, the flag that switches it off.
 */
function unaware(executable: string): string {
  const script = join(cache, 'desktop.sh');
  writeFileSync(
    script,
    `#!/bin/sh
keep=
for arg; do [ "$arg" = --keep-workspace-trust ] && keep=1; done
for arg; do
  shift
  [ "$arg" = --keep-workspace-trust ] && continue
  case "$arg" in --extensionTestsPath=*) continue ;; esac
  [ -n "$keep" ] && [ "$arg" = --disable-workspace-trust ] && continue
  set -- "$@" "$arg"
done
exec '${executable}' "$@"
`,
  );
  chmodSync(script, 0o755);
  return script;
}
