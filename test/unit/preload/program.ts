import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** How a program ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a program with `env` in place of this process's own loader variables. */
export function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  cwd?: string,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

/** Makes `preload.mjs` in `folder` as the product ships it. */
export async function buildPreload(folder: string): Promise<void> {
  await build({
    entryPoints: { preload: 'src/preload/node/preload.ts' },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node18',
    logLevel: 'error',
  });
}

/** Values that a careless transport would break. */
export const VALUES: Readonly<Record<string, string>> = {
  BINANCE_APIKEY: randomBytes(32).toString('hex'),
  BINANCE_SECRET: `!$HOME"'\\%PATH% ${randomBytes(8).toString('hex')} \`id\` ü€`,
  KEY_PEM: `-----BEGIN TEST KEY-----\n${randomBytes(48).toString('base64')}\n-----END TEST KEY-----\n`,
  EXCHANGE_KEYRING_ENV: 'practice',
};

/** A broker that answers every line with `reply`, in small pieces, and counts what it was asked. */
export interface StandIn {
  readonly address: string;
  readonly asked: string[];
  close(): Promise<void>;
}

export async function standIn(reply: string | undefined): Promise<StandIn> {
  const folder = await mkdtemp(join(tmpdir(), 'pre-'));
  const asked: string[] = [];
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      asked.push(chunk.toString());
      if (reply === undefined) return;
      if (reply === '') {
        socket.end();
        return;
      }
      const third = Math.ceil(reply.length / 3);
      socket.write(reply.slice(0, third));
      setTimeout(() => socket.write(reply.slice(third, 2 * third)), 20);
      setTimeout(() => socket.end(reply.slice(2 * third)), 40);
    });
  });
  const address = join(folder, 's');
  await new Promise<void>((listening) => server.listen(address, listening));
  return {
    address,
    asked,
    async close() {
      await new Promise((closed) => {
        server.close(closed);
        server.unref();
      });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const GOOD_REPLY = `${JSON.stringify({ ok: true, variables: VALUES })}\n`;
export const TICKET = randomBytes(32).toString('base64url');

export function ticketFor(
  broker: StandIn,
  more: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  return {
    EXCHANGE_KEYRING_TICKET: TICKET,
    EXCHANGE_KEYRING_SOCKET: broker.address,
    EXCHANGE_KEYRING_REQUIRED: '1',
    ...more,
  };
}

/** What every broker answer that brings no keys must lead to. */
export const FAILURES: readonly (readonly [string, string | undefined, RegExp])[] = [
  ['a refusal', '{"ok":false,"code":"expired"}\n', /its ticket has expired/],
  ['an unknown code', '{"ok":false,"code":"constructor"}\n', /VS Code did not answer/],
  ['a closed connection', '', /VS Code did not answer/],
  ['half a line', '{"ok":true,"variables":{}}', /VS Code did not answer/],
  ['no JSON', 'what?\n', /VS Code did not answer/],
  ['a value that is no text', '{"ok":true,"variables":{"A":1}}\n', /VS Code did not answer/],
];

/** What a program that got no keys must have said: one line, and never its ticket. */
export function assertOneLine(text: string, reason: RegExp, outcome: string): void {
  assert.equal(text.split('\n').length, 2, text);
  assert.match(text, reason);
  assert.ok(text.includes(outcome), text);
  assert.ok(!text.includes(TICKET));
}
