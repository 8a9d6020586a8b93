import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { debianGo, hasRecentGo } from './go.ts';
import { findLldbAdapter } from './lldb.ts';
import { step, SetupError } from './step.ts';

/** `test` runs the suites in the offline host, `desktop` in a desktop VS Code; `start` runs none. */
type Purpose = 'test' | 'desktop' | 'start';

interface SystemPackage {
  readonly debian: string;
  /** What needs it; everything by default. */
  readonly only?: readonly Purpose[];
  readonly isThere: () => boolean;
}

const suites = ['test', 'desktop'] as const;

/** What the offline host, the throw-away keychain and the debuggers need from the system. */
const needed: readonly SystemPackage[] = [
  { debian: 'chromium', only: ['test'], isThere: () => onPath('chromium') },
  { debian: 'gnome-keyring', isThere: () => onPath('gnome-keyring-daemon') },
  { debian: 'libsecret-1-0', isThere: () => hasLibrary('libsecret-1.so.0') },
  { debian: 'libsecret-tools', only: ['test'], isThere: () => onPath('secret-tool') },
  { debian: 'dbus', isThere: () => onPath('dbus-send') },
  { debian: 'dbus-daemon', isThere: () => onPath('dbus-daemon') },
  { debian: 'git', isThere: () => onPath('git') },
  { debian: 'g++', isThere: () => onPath('g++') },
  { debian: 'make', isThere: () => onPath('make') },
  { debian: 'python3', isThere: () => onPath('python3') },
  { debian: 'python3-venv', isThere: canMakeVenv },
  { debian: 'golang-go', only: suites, isThere: () => hasGo(debianGo.executable) },
  { debian: 'delve', only: suites, isThere: () => hasGo(debianGo.debugger) },
  { debian: 'lldb-19', only: suites, isThere: () => findLldbAdapter() !== undefined },
];

/**
 * Installs what is missing where that is possible without asking (root on Debian or its kin), and
 * otherwise throws a SetupError that holds the exact command.
 */
export async function ensureSystemPackages(purpose: Purpose): Promise<void> {
  const wanted = needed.filter(({ only }) => only?.includes(purpose) ?? true);
  const missing = wanted.filter((entry) => !entry.isThere()).map((entry) => entry.debian);
  if (missing.length === 0) return;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.platform !== 'linux') {
    throw new SetupError('The offline host needs Linux; use `npm run test:electron` here.');
  }
  if (!onPath('apt-get')) {
    throw new SetupError(
      `Install what these Debian packages hold, then run this again: ${missing.join(' ')}`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw new SetupError(`Some system packages are missing. Run: sudo sh -c '${command}'`);
  }
  await step(`system packages (${missing.join(' ')})`, async (execute) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await execute('apt-get', ['update'], { env });
    await execute('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { env });
  });
  const still = wanted.filter((entry) => !entry.isThere()).map((entry) => entry.debian);
  if (still.length > 0) throw new SetupError(`Still missing after apt-get: ${still.join(' ')}`);
}

/** Whether an executable of this name is on PATH. */
export function onPath(name: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => isExecutable(join(folder, name)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian's Go and Delve are needed only where there is no Go that compiles a Delve for itself. */
function hasGo(debian: string): boolean {
  return hasRecentGo() || isExecutable(debian);
}

function hasLibrary(name: string): boolean {
  const folders = ['/usr/lib', '/usr/lib64', '/lib', '/usr/local/lib'];
  const multiarch = existsSync('/usr/lib')
    ? readdirSync('/usr/lib').filter((folder) => folder.includes('-linux-gnu'))
    : [];
  return [...folders, ...multiarch.map((folder) => join('/usr/lib', folder))].some((folder) =>
    existsSync(join(folder, name)),
  );
}

/** Debian ships `venv` without `ensurepip`, which only python3-venv brings. */
function canMakeVenv(): boolean {
  return spawnSync('python3', ['-c', 'import ensurepip, venv']).status === 0;
}
