import { timingSafeEqual } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import type { Broker, BrokerFault, ConstantTimeEquals, Redeem } from '../../app/injection/ports.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import { createConnections, type Reply } from './connections.ts';
import { createLimitedRedeem, type LimitedRedeem } from './limitedRedeem.ts';
import { findSocketPlace, type SocketPlace } from './socketPlace.ts';
import { parseRequest, refusalLine, variablesLine } from './wire.ts';

/** Connections that wait to be accepted; beyond these, the system turns programs away. It may hold fewer. */
const BACKLOG = 4096;

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
  const limited = createLimitedRedeem(redeem, () => performance.now());
  const connections = createConnections((line) => answer(line, limited));
  let started: Promise<Result<Listening, BrokerFault>> | undefined;
  let disposed = false;

  return {
    async address() {
      if (disposed) return err({ code: 'io', errno: 'ECANCELED' });
      started ??= listen(connections.accept, directory);
      const listening = await started;
      // The next launch tries again; what was in the way may be gone by then.
      if (!listening.ok) started = undefined;
      return listening.ok ? ok(listening.value.place.address) : listening;
    },
    async dispose() {
      disposed = true;
      const listening = await started;
      connections.cutAll();
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
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ path: place.address, backlog: BACKLOG }, resolve);
    });
    server.on('error', () => undefined);
    if (!(await place.holds())) {
      server.close();
      return err({ code: 'no-directory' });
    }
    if (process.platform !== 'win32') await chmod(place.address, 0o600);
    return ok({ server, place });
  } catch (error) {
    await place.remove();
    const errno = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return err({ code: 'io', errno });
  }
}

/** Nothing for what is not our protocol: it learns nothing. */
async function answer(line: string, redeem: LimitedRedeem): Promise<Reply | undefined> {
  const token = parseRequest(line);
  if (token === undefined) return undefined;
  const redeemed = await redeem(token);
  return redeemed.ok
    ? { line: variablesLine(redeemed.value), granted: true }
    : { line: refusalLine(redeemed.error), granted: false };
}
