import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeServer } from '../../setup/paths.ts';

/** A running VS Code server. */
export interface Server {
  /** `host:port`, as in `vscode-remote://host:port/…`. */
  readonly authority: string;
  /** Resolves, with how it ended, when an extension host has ended. */
  readonly extensionHostEnded: Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface ServerOptions {
  readonly userData: string;
  readonly serverData: string;
  readonly extensions: string;
  /** Receives what the server prints. */
  readonly log: NodeJS.WritableStream;
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  /** What the page's address must hold as `tkn`; without it every user of this machine may connect. */
  readonly token?: string;
  /** Variables in addition to this process's own. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts the offline VS Code server on loopback. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const child = spawn(
    process.execPath,
    [
      join(codeServer.vscode, 'out', 'server-main.js'),
      '--host=127.0.0.1',
      `--port=${options.port ?? 0}`,
      options.token === undefined
        ? '--without-connection-token'
        : `--connection-token=${options.token}`,
      '--accept-server-license-terms',
      // Without this a built VS Code ignores the extensions and tests it is asked to load.
      '--enable-smoke-test-driver',
      '--disable-telemetry',
      `--user-data-dir=${options.userData}`,
      `--server-data-dir=${options.serverData}`,
      `--extensions-dir=${options.extensions}`,
    ],
    {
      env: { ...process.env, ...options.env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let hostEnded: (how: string) => void = () => undefined;
  const extensionHostEnded = new Promise<string>((resolve) => (hostEnded = resolve));
  const port = await new Promise<string>((resolve, reject) => {
    let seen = '';
    const read = (data: Buffer) => {
      options.log.write(data);
      const text = data.toString();
      const ended = /Extension Host Process exited with (.*)/.exec(text)?.[1];
      if (ended !== undefined) hostEnded(ended);
      if (seen.length > 10_000) return;
      seen += text;
      const listening = /agent listening on (\d+)/.exec(seen)?.[1];
      if (listening !== undefined) resolve(listening);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    void closed.then(() => reject(new Error(`the VS Code server did not start: ${seen}`)));
  });
  return {
    authority: `127.0.0.1:${port}`,
    extensionHostEnded,
    stop: async () => {
      if (child.pid === undefined) return;
      signal(-child.pid, 'SIGTERM');
      await Promise.race([closed, sleep(3_000, undefined, { ref: false })]);
      signal(-child.pid, 'SIGKILL');
    },
  };
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended already.
  }
}
