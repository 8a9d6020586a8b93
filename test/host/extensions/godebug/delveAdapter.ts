import { spawn, type ChildProcess } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { delimiter, dirname } from 'node:path';
import * as vscode from 'vscode';

/** Relays messages between VS Code and a `dlv dap` of its own, over TCP on loopback. */
export class DelveAdapter extends vscode.Disposable implements vscode.DebugAdapter {
  readonly #configuration: vscode.DebugConfiguration;
  readonly #toClient = new vscode.EventEmitter<vscode.DebugProtocolMessage>();
  readonly onDidSendMessage = this.#toClient.event;
  #server: ChildProcess | undefined;
  #socket: Promise<Socket> | undefined;

  constructor(configuration: vscode.DebugConfiguration) {
    super(() => undefined);
    this.#configuration = configuration;
  }

  handleMessage(message: vscode.DebugProtocolMessage): void {
    void this.#relay(message);
  }

  /** Turns the very object it was given into text, once, after the caller has gone on. */
  async #relay(message: vscode.DebugProtocolMessage): Promise<void> {
    try {
      const socket = await (this.#socket ??= this.#start());
      const text = JSON.stringify(message);
      socket.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    } catch (error) {
      this.#print('stderr', `Couldn't start dlv dap: ${String(error)}\n`);
      this.#toClient.fire({ type: 'event', event: 'terminated' });
    }
  }

  override dispose(): void {
    void this.#socket?.then(
      (socket) => socket.end(),
      () => undefined,
    );
    this.#server?.kill('SIGINT');
    this.#toClient.dispose();
  }

  async #start(): Promise<Socket> {
    const { dlvToolPath, __buildDir, env } = this.#configuration as unknown as Resolved;
    const path = [dirname(dlvToolPath), process.env['PATH']].join(delimiter);
    const server = spawn(dlvToolPath, ['dap', '--listen=127.0.0.1:0'], {
      cwd: __buildDir,
      env: { ...process.env, PATH: path, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#server = server;
    server.stderr.on('data', (data: Buffer) => this.#print('stderr', data.toString()));
    const port = await new Promise<number>((resolve, reject) => {
      server.on('error', reject);
      server.on('exit', (code) => reject(new Error(`it ended with ${String(code)}`)));
      // What the program prints comes the same way.
      server.stdout.on('data', (data: Buffer) => {
        const [, listening] = /DAP server listening at: \S+:(\d+)/.exec(data.toString()) ?? [];
        if (listening === undefined) this.#print('stdout', data.toString());
        else resolve(Number(listening));
      });
    });
    const socket = connect(port, '127.0.0.1');
    socket.on(
      'data',
      reader((message) => this.#toClient.fire(message)),
    );
    socket.on('error', () => this.#toClient.fire({ type: 'event', event: 'terminated' }));
    return socket;
  }

  #print(category: string, output: string): void {
    this.#toClient.fire({ type: 'event', event: 'output', body: { category, output } });
  }
}

/** What the configuration provider of this extension has made sure of. */
interface Resolved {
  readonly dlvToolPath: string;
  readonly __buildDir: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Takes a stream of messages, each behind its `Content-Length`, in pieces of any size. */
function reader(take: (message: vscode.DebugProtocolMessage) => void): (data: Buffer) => void {
  let waiting = Buffer.alloc(0);
  return (data) => {
    waiting = Buffer.concat([waiting, data]);
    for (;;) {
      const start = waiting.indexOf('\r\n\r\n') + 4;
      const [, length] = /Content-Length: (\d+)/.exec(waiting.toString('utf8', 0, start)) ?? [];
      const end = start + Number(length);
      if (start < 4 || waiting.length < end) return;
      const text = waiting.toString('utf8', start, end);
      waiting = waiting.subarray(end);
      take(JSON.parse(text) as vscode.DebugProtocolMessage);
    }
  };
}
