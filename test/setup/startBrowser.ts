import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../host/offline/server.ts';
import { buildTestExtension, linkTestExtension } from '../host/runner/build.ts';
import { startKeychain, type KeychainSession } from '../host/runner/keychain.ts';
import { assignmentVariable } from '../host/workbench/protocol.ts';
import { ensureCodeServer } from './codeServer.ts';
import { cache, logs, python, root } from './paths.ts';
import { ensurePython } from './python.ts';
import { ensureSystemPackages } from './systemPackages.ts';

export interface BrowserOptions {
  readonly demo: string;
  readonly port: number;
  /** Starts with a profile that is thrown away at the end. */
  readonly fresh: boolean;
}

/** Serves VS Code on loopback with the extension in it, until this program is interrupted. */
export async function serveToBrowser({ demo, port, fresh }: BrowserOptions): Promise<void> {
  await ensureSystemPackages('start');
  await ensureCodeServer();
  await ensurePython();
  const ownKeychain = hasSecretService();
  // A profile that outlived a throw-away keychain would list keys whose values are gone.
  const keeps = ownKeychain && !fresh;
  const profile = keeps ? join(cache, 'start') : mkdtempSync(join(tmpdir(), 'keyring-'));
  const keychain = ownKeychain ? undefined : await startThrowAway(profile);
  console.log(
    `Keychain: ${keychain ? 'none on this machine, so a throw-away one runs until you stop' : 'the one of your session'}`,
  );
  writeSettings(profile);
  await installPythonDebugger(join(profile, 'extensions'));
  mkdirSync(logs, { recursive: true });
  // The address is all that keeps other users of this machine out, so it holds a token.
  const token = randomBytes(24).toString('base64url');
  const server = await startServer({
    userData: profile,
    serverData: join(profile, 'server'),
    extensions: join(profile, 'extensions'),
    log: createWriteStream(join(logs, 'start.log')),
    port,
    token,
    env: {
      ...keychain?.env,
      [assignmentVariable]: JSON.stringify({ python: python.executable }),
    },
  });
  console.log(`\nOpen ${address(server.authority, demo, token)}\n\nStop with Ctrl+C.`);
  await interrupted();
  await server.stop();
  await keychain?.stop();
  if (!keeps) rmSync(profile, { recursive: true, force: true });
}

function startThrowAway(folder: string): Promise<KeychainSession> {
  const [data, runtime] = [join(folder, 'data'), join(folder, 'run')];
  for (const made of [data, runtime]) mkdirSync(made, { recursive: true, mode: 0o700 });
  return startKeychain('available', { data, runtime }, { XDG_DATA_HOME: data });
}

function hasSecretService(): boolean {
  if ((process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '') === '') return false;
  return ['ListNames', 'ListActivatableNames'].some((method) =>
    askBus(method).includes('"org.freedesktop.secrets"'),
  );
}

function askBus(method: string): string {
  const bus = ['--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
  const query = ['--session', '--print-reply', ...bus, `org.freedesktop.DBus.${method}`];
  return spawnSync('dbus-send', query, { encoding: 'utf8' }).stdout;
}

function writeSettings(profile: string): void {
  const file = join(profile, 'User', 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(join(profile, 'User'), { recursive: true });
  const settings = {
    'chat.disableAIFeatures': true,
    'extensions.autoCheckUpdates': false,
    'extensions.ignoreRecommendations': true,
    'security.workspace.trust.startupPrompt': 'always',
    'telemetry.telemetryLevel': 'off',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'readme',
  };
  writeFileSync(file, JSON.stringify(settings, null, 2));
}

/** Desktop users get a debugger for Python from the marketplace, which cannot be reached from here. */
async function installPythonDebugger(extensions: string): Promise<void> {
  rmSync(extensions, { recursive: true, force: true });
  mkdirSync(extensions, { recursive: true });
  await buildTestExtension('debugpy');
  linkTestExtension('debugpy', extensions);
}

function address(authority: string, folder: string, token: string): string {
  const remote = (path: string) => `vscode-remote://${authority}${path}`;
  const payload = [['extensionDevelopmentPath', remote(root)]];
  const query = new URLSearchParams({ folder, tkn: token, payload: JSON.stringify(payload) });
  return `http://${authority}/?${query.toString()}`;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
