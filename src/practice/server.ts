import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PracticeReply, PracticeRequest } from './engine/exchange.ts';

export interface Limits {
  /** Bytes of request body. */
  readonly bodyBytes: number;
  /** Milliseconds for the whole request to arrive. */
  readonly requestMs: number;
  readonly connections: number;
}

export const DEFAULT_LIMITS: Limits = { bodyBytes: 64 * 1024, requestMs: 10_000, connections: 256 };

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly limits: Limits;
  readonly handle: (request: PracticeRequest) => PracticeReply;
  /** One line a request: status, a known route's name, milliseconds. Never text from the request. */
  readonly log: ((line: string) => void) | undefined;
}

export interface ListeningServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const LOOPBACK_HOSTS = ['127.0.0.1', '::1', 'localhost'];
const LOOPBACK_HOST_HEADER = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?$/i;
const CLOSE_GRACE_MS = 1_000;

/** Rejects with an error when the host is not a loopback one or the port cannot be had. */
export async function listen(options: ServerOptions): Promise<ListeningServer> {
  const { host, port, limits } = options;
  if (!LOOPBACK_HOSTS.includes(host)) {
    throw new Error(`The practice exchange listens on loopback only, not on ${host}.`);
  }
  const server = createServer(
    {
      requestTimeout: limits.requestMs,
      headersTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(1_000, limits.requestMs),
      keepAliveTimeout: 5_000,
      maxHeaderSize: 16 * 1024,
    },
    (request, response) => void respond(request, response, options),
  );
  server.maxConnections = limits.connections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = (server.address() as AddressInfo).port;
  const shown = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${shown}:${bound}`, port: bound, close: () => close(server) };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
): Promise<void> {
  const startedAt = performance.now();
  const reply = await replyTo(request, options);
  const text = JSON.stringify(reply.body);
  // Without CORS headers a web page can send requests here but never read an answer.
  response.writeHead(reply.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(request.complete ? {} : { connection: 'close' }),
  });
  response.end(text);
  options.log?.(`${reply.status} ${reply.route} ${Math.round(performance.now() - startedAt)}ms`);
}

async function replyTo(request: IncomingMessage, options: ServerOptions): Promise<PracticeReply> {
  // A name that resolves to loopback (DNS rebinding) shows itself in the Host header.
  if (!LOOPBACK_HOST_HEADER.test(request.headers.host ?? '')) {
    return refusal(403, 'This server answers to loopback names only.', 'foreign Host header');
  }
  const body = await readBody(request, options.limits.bodyBytes);
  if (body === undefined) return refusal(413, 'The request body is too large.', 'body too large');
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  try {
    return options.handle({
      method: request.method ?? 'GET',
      path,
      query: query.join('?'),
      headers: request.headers,
      body,
      clientIp: (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    });
  } catch {
    // The error may quote the request, so that its text goes nowhere.
    return refusal(500, 'The practice exchange failed to answer.', 'failure');
  }
}

/** `undefined` when the body is longer than `limit`; a client that hangs up leaves it pending for good. */
async function readBody(request: IncomingMessage, limit: number): Promise<string | undefined> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limit) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.pause();
        resolve(undefined);
      } else {
        chunks.push(chunk);
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
}

export function refusal(status: number, message: string, route: string): PracticeReply {
  return { status, body: { error: message }, route };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A connection that is being answered becomes idle a moment later.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const impatience = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
  server.closeIdleConnections();
  await closed;
  clearInterval(idle);
  clearTimeout(impatience);
}
