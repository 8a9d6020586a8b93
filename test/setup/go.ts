import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { go, root } from './paths.ts';
import { isStamped, stamp, step } from './step.ts';

/** Delve debugs what Go of this version or later has compiled, and is compiled by it. */
const delve = { version: '1.27.2', leastGo: [1, 25] } as const;

/** Where Debian's golang-go and delve, which fit each other, put their programs. */
export const debianGo = { executable: '/usr/bin/go', debugger: '/usr/bin/dlv' };

interface Go {
  readonly executable: string;
  /** As in `go1.26.8`. */
  readonly version: string;
}

/**
 * Brings Go and its debugger together in .vscode-test/go/bin, and compiles there what every Go program
 * needs, so that a debug session compiles no more than its own bot. Needs `hasRecentGo()` or `debianGo`.
 */
export async function ensureGo(): Promise<void> {
  const own = recentGo();
  const used = own ?? goAt(debianGo.executable);
  const kind = own ? `Delve ${delve.version}` : `Debian's Delve`;
  const recipe = `${kind}, ${used?.version ?? 'no Go'}`;
  if (used === undefined || isStamped(go.folder, recipe)) return;
  await step(`Go debugger (${recipe}, half a minute)`, async (execute) => {
    rmSync(go.folder, { recursive: true, force: true });
    mkdirSync(go.bin, { recursive: true });
    symlinkSync(used.executable, go.executable);
    if (own) {
      const env = { ...process.env, GOBIN: go.bin, GOTOOLCHAIN: 'local' };
      const wanted = `github.com/go-delve/delve/cmd/dlv@v${delve.version}`;
      await execute(go.executable, ['install', wanted], { env });
    } else {
      symlinkSync(debianGo.debugger, go.debugger);
    }
    await execute(go.executable, ['build', ...asDelveBuilds, '-o', join(go.folder, 'gobot')], {
      cwd: join(root, 'test', 'host', 'fixtures', 'bots', 'gobot'),
      env: { ...process.env, ...goEnvironment },
    });
  });
  stamp(go.folder, recipe);
}

/** What `dlv dap` hands to `go build` for a program that is to be debugged. */
const asDelveBuilds = ['-gcflags', 'all=-N -l'];

/** What Go needs to know to work without a network and without the user's own cache. */
export const goEnvironment = {
  GOCACHE: go.compiled,
  GOFLAGS: '-mod=mod -buildvcs=false',
  GOPROXY: 'off',
  GOTOOLCHAIN: 'local',
} as const;

/** Whether the Go on PATH can compile the Delve that the tests use. */
export function hasRecentGo(): boolean {
  return recentGo() !== undefined;
}

function recentGo(): Go | undefined {
  const found = goAt('go');
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(found?.version ?? '') ?? [];
  const [leastMajor, leastMinor] = delve.leastGo;
  if (Number(major) > leastMajor) return found;
  return Number(major) === leastMajor && Number(minor) >= leastMinor ? found : undefined;
}

function goAt(command: string): Go | undefined {
  const asked = spawnSync(command, ['env', 'GOVERSION', 'GOROOT'], {
    encoding: 'utf8',
    env: { ...process.env, GOTOOLCHAIN: 'local' },
  });
  // No output at all where there is no such program.
  const [version, home] = asked.status === 0 ? asked.stdout.trim().split('\n') : [];
  if (version === undefined || home === undefined) return undefined;
  return { version, executable: join(home, 'bin', 'go') };
}
