import { timingSafeEqual } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import type { Broker, BrokerFault, ConstantTimeEquals, Redeem } from '../../app/injection/ports.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import { createRateLimit } from './rateLimit.ts';
import { findSocketPlace, type SocketPlace } from './socketPlace.ts';
import { MAX_REQUEST_BYTES, parseRequest, refusalLine, variablesLine } from './wire.ts';

/** How long a program may take to send its line, and to take its answer. */
const PATIENCE_MS = 3000;
const MAX_CONNECTIONS = 32;
/** Redemptions at once, and a second, over all programs: far more than bots need, far less than guessing needs. */
const BURST = 32;
const PER_SECOND = 8;

interface BrokerOptions {
  readonly redeem: Redeem;
  /** Parent of the socket's folder; the runtime or temporary folder of this user by default. */
  readonly directory?: string;
}

export interface RunningBroker extends Broker {
  /** Stops listening, cuts every connection and removes the socket and its folder. */
  dispose(): Promise<void>;
}

/** A server for the programs of this window: one JSON line each way, one redemption a connection. */
export function createBroker({ redeem, directory }: BrokerOptions): RunningBroker {
  const connections = new Set<Socket>();
  const admit = createRateLimit(BURST, PER_SECOND, () => performance.now());
  let started: Promise<Result<Listening, BrokerFault>> | undefined;
  let disposed = false;

  return {
    async address() {
      if (disposed) return err({ code: 'io', errno: 'ECANCELED' });
      started ??= listen((connection) => {
        serve(connection, connections, admit, redeem);
      }, directory);
      const listening = await started;
      // The next launch tries again; what was in the way may be gone by then.
      if (!listening.ok) started = undefined;
      return listening.ok ? ok(listening.value.place.address) : listening;
    },
    async dispose() {
      disposed = true;
      const listening = await started;
      for (const connection of connections) connection.destroy();
      if (!listening?.ok) return;
      const { server, place } = listening.value;
      await new Promise((closed) => server.close(closed));
      await place.remove();
    },
  };
}

export const constantTimeEquals: ConstantTimeEquals = (one, other) => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
};

interface Listening {
  readonly server: Server;
  readonly place: SocketPlace;
}

async function listen(
  onConnection: (connection: Socket) => void,
  directory: string | undefined,
): Promise<Result<Listening, BrokerFault>> {
  const place = await findSocketPlace(directory);
  if (!place) return err({ code: 'no-directory' });
  const server = createServer(onConnection);
  server.maxConnections = MAX_CONNECTIONS;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(place.address, resolve);
    });
    server.on('error', () => undefined);
    if (process.platform !== 'win32') await chmod(place.address, 0o600);
    return ok({ server, place });
  } catch (error) {
    await place.remove();
    const errno = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return err({ code: 'io', errno });
  }
}

function serve(
  connection: Socket,
  connections: Set<Socket>,
  admit: () => boolean,
  redeem: Redeem,
): void {
  connections.add(connection);
  const cut = (): void => void connection.destroy();
  let timer = setTimeout(cut, PATIENCE_MS);
  let received = Buffer.alloc(0);
  connection.on('error', cut);
  connection.on('close', () => {
    clearTimeout(timer);
    connections.delete(connection);
  });
  connection.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    const end = received.indexOf(10);
    if (received.length > MAX_REQUEST_BYTES) cut();
    if (end === -1 || connection.destroyed) return;
    clearTimeout(timer);
    connection.removeAllListeners('data');
    connection.resume();
    const line = received.subarray(0, end).toString('utf8');
    received = Buffer.alloc(0);
    void answer(line, admit, redeem).then((reply) => {
      if (reply === undefined || connection.destroyed) cut();
      else {
        timer = setTimeout(cut, PATIENCE_MS);
        connection.end(reply);
      }
    }, cut);
  });
}

/** `undefined` for what is not our protocol: it learns nothing. */
async function answer(
  line: string,
  admit: () => boolean,
  redeem: Redeem,
): Promise<string | undefined> {
  const token = parseRequest(line);
  if (!admit()) return refusalLine('busy');
  if (token === undefined) return undefined;
  const redeemed = await redeem(token);
  return redeemed.ok ? variablesLine(redeemed.value) : refusalLine(redeemed.error);
}
