import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';

/** Calls a method over D-Bus with dbus-send's arguments; answers what it printed, empty if it failed. */
export function callOverDbus(env: NodeJS.ProcessEnv, call: readonly string[]): Promise<string> {
  const args = ['--session', '--print-reply=literal', ...call];
  return new Promise((resolve) => {
    const child = spawn('dbus-send', args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    let answer = '';
    child.stdout.on('data', (data: Buffer) => (answer += data.toString()));
    child.on('error', () => resolve(''));
    child.on('close', () => resolve(answer));
  });
}

/** Locks the login keyring, as locking the screen or the keyring manager does. */
export async function lockKeyring(env: NodeJS.ProcessEnv): Promise<void> {
  await callOverDbus(env, [
    '--dest=org.freedesktop.secrets',
    '/org/freedesktop/secrets',
    'org.freedesktop.Secret.Service.Lock',
    'array:objpath:/org/freedesktop/secrets/collection/login',
  ]);
}

/**
 * Unlocks the login keyring over gnome-keyring's control socket under `runtime`, as its PAM module
 * does at login (gnome-keyring, pam/gkr-pam-client.c): a credentials byte, then length, operation
 * and argument, all big-endian. Rejects if the daemon says no.
 */
export async function unlockKeyring(runtime: string, password: string): Promise<void> {
  const socket = connect(join(runtime, 'keyring', 'control'));
  const argument = Buffer.from(password);
  const packet = Buffer.alloc(12);
  packet.writeUInt32BE(packet.length + argument.length, 0);
  packet.writeUInt32BE(unlockOperation, 4);
  packet.writeUInt32BE(argument.length, 8);
  socket.write(Buffer.concat([Buffer.from([0]), packet, argument]));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  const result = answer.readUInt32BE(4);
  if (result !== 0) throw new Error(`gnome-keyring did not unlock (result ${result})`);
}

const unlockOperation = 1;
