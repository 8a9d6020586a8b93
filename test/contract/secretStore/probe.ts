/** Tries every operation on the keychain of its session and prints, as one JSON line, how each ended. */
import type { StoreResult } from '../../../src/app/ports.ts';
import { connectToBus } from '../../../src/adapters/keychain/dbus.ts';
import { sampleKey } from '../../fakes/sampleKey.ts';
import { openTestKeychain } from './testKeychain.ts';

const [service = '', cutOffMs = '10000', disturb = ''] = process.argv.slice(2);
const { store, machineKey, anchor } = openTestKeychain(service, Number(cutOffMs));
const id = 'kept';
const stopped = disturb === 'stop' ? await keyringPid() : undefined;
if (stopped !== undefined) process.kill(stopped, 'SIGSTOP');

const took: number[] = [];
async function fault(
  call: () => Promise<StoreResult<unknown> | Awaited<ReturnType<typeof machineKey>>>,
) {
  const began = performance.now();
  const result = await call();
  took.push(performance.now() - began);
  if (result.ok) return 'ok';
  const { fault, missing } = result.error;
  return missing === undefined ? fault : `${fault}: ${missing}`;
}

const outcome =
  disturb === 'seed'
    ? { write: await fault(() => store.write(id, 'absent', sampleKey({ id }))) }
    : {
        availability: await store.availability(),
        read: await fault(() => store.read(id)),
        readAbsent: await fault(() => store.read('nothing')),
        list: await fault(() => store.list()),
        write: await fault(() => store.write(id, 'absent', sampleKey({ id }))),
        writeNew: await fault(() => store.write('new', 'absent', sampleKey({ id: 'new' }))),
        remove: await fault(() => store.remove(id, 'whatever')),
        machineKey: await fault(() => machineKey('audit')),
        anchor: await fault(async () => {
          const read = await anchor.read();
          return read.ok ? { ok: true, value: { value: 0, receipt: { store: 'keychain' } } } : read;
        }),
        allowed: (await store.allowed(id)).read,
      };
console.log(JSON.stringify({ ...outcome, slowest: Math.max(...took) }));
if (stopped !== undefined) process.kill(stopped, 'SIGKILL');

async function keyringPid(): Promise<number> {
  const address = /path=([^,]*)/.exec(process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '')?.[1] ?? '';
  const bus = await connectToBus(address, 2_000);
  const reply = await bus.call({
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member: 'GetConnectionUnixProcessID',
    signature: 's',
    body: ['org.freedesktop.secrets'],
  });
  bus.close();
  if (reply.kind === 'error') throw new Error(reply.name);
  return reply.body.readUInt32LE(0);
}
