import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { step, SetupError } from './step.ts';

interface SystemPackage {
  readonly debian: string;
  /** Whether only the tests need it. */
  readonly onlyTests?: true;
  readonly isThere: () => boolean;
}

/** What the offline host, the throw-away keychain and the debuggers need from the system. */
const needed: readonly SystemPackage[] = [
  { debian: 'chromium', onlyTests: true, isThere: () => onPath('chromium') },
  { debian: 'gnome-keyring', isThere: () => onPath('gnome-keyring-daemon') },
  { debian: 'libsecret-1-0', isThere: () => hasLibrary('libsecret-1.so.0') },
  { debian: 'libsecret-tools', onlyTests: true, isThere: () => onPath('secret-tool') },
  { debian: 'dbus', isThere: () => onPath('dbus-send') },
  { debian: 'dbus-daemon', isThere: () => onPath('dbus-daemon') },
  { debian: 'git', isThere: () => onPath('git') },
  { debian: 'g++', isThere: () => onPath('g++') },
  { debian: 'make', isThere: () => onPath('make') },
  { debian: 'python3', isThere: () => onPath('python3') },
  { debian: 'python3-venv', isThere: canMakeVenv },
];

/**
 * Installs what is missing where that is possible without asking (root on Debian or its kin), and
 * otherwise throws a SetupError that holds the exact command.
 */
export async function ensureSystemPackages(purpose: 'test' | 'start'): Promise<void> {
  const wanted = needed.filter((entry) => purpose === 'test' || entry.onlyTests !== true);
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
