/**
 * Runs a command with a keychain of its own: a throw-away HOME, and a D-Bus session with or without a
 * Secret Service in it. Nothing of the user's keychain is seen or touched.
 *
 *   node test/contract/withKeyring.ts unlocked node --test …
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODES = [
  'unlocked',
  /** A daemon that was never unlocked; to find something locked, run `unlocked` in the same home before. */
  'locked',
  /** A session bus that knows no Secret Service. */
  'no-service',
  'no-bus',
] as const;
export type KeyringMode = (typeof MODES)[number];

/** Tells tests that the keychain they see is made for them. */
export const MARK = 'EXCHANGE_KEYRING_TEST_KEYRING';

const BUS_WITHOUT_SERVICES = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** The command that runs `command` in the session that `mode` names. */
function wrapped(mode: KeyringMode, home: string, command: readonly string[]): readonly string[] {
  // The bus and the daemon are noisy, so their stderr is dropped; the command gets the real one back.
  const inSession = (options: string[], before: string): string[] => [
    ...['dbus-run-session', ...options, '--', 'sh', '-c', `${before} exec "$0" "$@" 2>&3`],
    ...command,
  ];
  // It must not keep the command's stderr open after the command has ended.
  const daemon = 'gnome-keyring-daemon --components=secrets >/dev/null 3>&-';
  switch (mode) {
    case 'unlocked':
      // An empty password would make the daemon ask.
      return inSession([], `printf throw-away | ${daemon} --unlock;`);
    case 'locked':
      return inSession([], `${daemon} --start;`);
    case 'no-service': {
      const config = join(home, 'bus.conf');
      writeFileSync(config, BUS_WITHOUT_SERVICES);
      return inSession([`--config-file=${config}`], '');
    }
    case 'no-bus':
      return ['sh', '-c', 'exec "$0" "$@" 2>&3', ...command];
  }
}

function withoutDesktop(home: string, mode: KeyringMode): NodeJS.ProcessEnv {
  const desktop = /^(DBUS_|XDG_|GNOME_|DISPLAY$|WAYLAND_DISPLAY$|SSH_AUTH_SOCK$)/;
  const kept = Object.entries(process.env).filter(([name]) => !desktop.test(name));
  return { ...Object.fromEntries(kept), HOME: home, [MARK]: mode, LC_ALL: 'C.UTF-8' };
}

export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
}

/** Runs a command in a keychain session of its own; its standard output is answered, or shown as it comes. */
export async function runWithKeyring(
  mode: KeyringMode,
  command: readonly string[],
  options: { readonly home?: string; readonly show?: boolean } = {},
): Promise<Ran> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'exchange-keyring-home-'));
  const [program = '', ...rest] = wrapped(mode, home, command);
  const child = spawn(program, rest, {
    env: withoutDesktop(home, mode),
    stdio: ['inherit', options.show ? 'inherit' : 'pipe', 'ignore', 2],
  });
  let stdout = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    return { code, signal, stdout };
  } finally {
    if (options.home === undefined) {
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [mode, ...command] = process.argv.slice(2);
  const known = MODES.find((name) => name === mode);
  if (!known || command.length === 0) {
    console.error(`usage: withKeyring.ts ${MODES.join('|')} COMMAND [ARGUMENT…]`);
    process.exit(2);
  }
  const { code } = await runWithKeyring(known, command, { show: true });
  process.exit(code ?? 1);
}
