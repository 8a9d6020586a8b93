/**
 * The real broker in a process of its own, so that what an attack does to it can be counted: run with
 * `--expose-gc` and an IPC channel; the first argument is the folder for its socket.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { createBroker } from '../../../src/adapters/broker/broker.ts';
import { schedule } from '../../../src/adapters/node/schedule.ts';
import { createUnknownTickets } from '../../../src/app/injection/unknownTickets.ts';
import { Secret } from '../../../src/core/keys/secret.ts';
import { err, ok } from '../../../src/core/kernel/result.ts';
import { createFakeAuditLog } from '../../fakes/auditLog.ts';

/** What the broker holds of this process, and what it let through. */
export interface Footprint {
  /** Bytes after a collection, buffers included. */
  readonly memory: number;
  readonly descriptors: number;
  /** Handles and requests, by type. */
  readonly resources: readonly string[];
  readonly auditLines: number;
  /** Tickets that reached the look-up. */
  readonly lookedUp: number;
}

export interface Started {
  readonly address: string;
  /** Redeemable, again and again. */
  readonly live: string;
  /** Known, and refused. */
  readonly dead: string;
  /** SHA-256 of the value that a redemption brings. */
  readonly valueDigest: string;
}

const [directory = ''] = process.argv.slice(2);
const live = randomBytes(32).toString('base64url');
const dead = randomBytes(32).toString('base64url');
const value = randomBytes(24).toString('hex');
const audit = createFakeAuditLog();
const unknown = createUnknownTickets({ audit, schedule });
let lookedUp = 0;

const broker = createBroker({
  directory,
  async redeem(token) {
    lookedUp += 1;
    if (token === live) {
      return ok({ secrets: new Map([['KEY', new Secret(value)]]), facts: new Map() });
    }
    if (token === dead) {
      await audit.append({ type: 'store.state', store: 'keychain', state: 'refused ticket' });
      return err('used-up');
    }
    await unknown.note();
    return err('unknown');
  },
});

async function footprint(): Promise<Footprint> {
  // What was closed is collectable only when its last callbacks have run.
  for (let round = 0; round < 3; round += 1) {
    await new Promise((turn) => setTimeout(turn, 20));
    globalThis.gc?.();
  }
  const { heapUsed, external } = process.memoryUsage();
  return {
    memory: heapUsed + external,
    descriptors: readdirSync('/proc/self/fd').length,
    resources: process.getActiveResourcesInfo().sort(),
    auditLines: audit.events().length,
    lookedUp,
  };
}

const address = await broker.address();
if (!address.ok) throw new Error(address.error.code);
const started: Started = {
  address: address.value,
  live,
  dead,
  valueDigest: createHash('sha256').update(value).digest('hex'),
};
process.send?.(started);

process.on('message', (message) => {
  if (message === 'footprint') void footprint().then((found) => process.send?.(found));
  else void broker.dispose().then(() => unknown.flush().then(() => process.disconnect()));
});
