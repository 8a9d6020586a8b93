import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KeychainControl } from '../workbench/protocol.ts';
import { callOverDbus, lockKeyring, unlockKeyring } from './keyringLock.ts';
import type { Keychain } from './run.ts';

/** A D-Bus session with its own gnome-keyring, apart from the user's. */
export interface KeychainSession {
  /** The variables by which programs find it; empty where there is none. */
  readonly env: NodeJS.ProcessEnv;
  /** Absent where there is no keychain. */
  readonly control?: KeychainControl;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the keychain of a run. `data` is its XDG_DATA_HOME, `runtime` its XDG_RUNTIME_DIR.
 *
 * - available: the login keyring is unlocked;
 * - locked: the login keyring exists and is locked, as before its password is typed;
 * - missing: there is no D-Bus session at all.
 */
export async function startKeychain(
  kind: Keychain,
  folders: { readonly data: string; readonly runtime: string },
  env: NodeJS.ProcessEnv,
): Promise<KeychainSession> {
  if (kind === 'missing') {
    // Beside a display libraries would start a D-Bus session of their own.
    const none = hasDisplay(env) ? { DBUS_SESSION_BUS_ADDRESS: 'disabled:' } : {};
    return { env: none, stop: () => Promise.resolve() };
  }
  const socket = join(folders.runtime, 'bus');
  const address = `unix:path=${socket}`;
  const bus = spawn(
    'dbus-daemon',
    ['--session', '--nofork', '--nopidfile', `--address=${address}`],
    {
      env: { ...process.env, ...env },
      stdio: 'ignore',
    },
  );
  await until(() => existsSync(socket), 'the D-Bus session');
  const busEnv = { DBUS_SESSION_BUS_ADDRESS: address };
  const all = { ...process.env, ...env, ...busEnv };
  const password = randomBytes(16).toString('hex');
  const daemon = await startDaemon(password, all);
  await until(
    () => existsSync(join(folders.data, 'keyrings', 'login.keyring')),
    'the login keyring',
  );
  const control: KeychainControl = {
    lockKeychain: () => lockKeyring(all),
    unlockKeychain: () => unlockKeyring(folders.runtime, password),
  };
  if (kind === 'locked') await control.lockKeychain();
  return {
    env: busEnv,
    control,
    stop: async () => {
      await end(daemon);
      await end(bus);
    },
  };
}

async function startDaemon(password: string, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const args = ['--foreground', '--components=secrets', '--unlock'];
  const daemon = spawn('gnome-keyring-daemon', args, { env, stdio: ['pipe', 'ignore', 'ignore'] });
  daemon.stdin.end(password);
  await until(() => ownsSecretService(env), 'gnome-keyring on D-Bus');
  return daemon;
}

async function ownsSecretService(env: NodeJS.ProcessEnv): Promise<boolean> {
  const answer = await callOverDbus(env, [
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.freedesktop.secrets',
  ]);
  return answer.includes('true');
}

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Error(`${what} did not appear within 10 s`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await Promise.race([closed, sleep(2_000, undefined, { ref: false })]);
  child.kill('SIGKILL');
}

/** `env` says `undefined` for what is not handed down, and is silent on what is. */
function hasDisplay(env: NodeJS.ProcessEnv): boolean {
  return process.env['DISPLAY'] !== undefined && !('DISPLAY' in env);
}
