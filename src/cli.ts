#!/usr/bin/env node
/** The composition root of the command line. */
import { readFile } from 'node:fs/promises';
import manifest from '../package.json' with { type: 'json' };
import { createKeychain, SERVICE } from './adapters/keychain/keychain.ts';
import { loadKeytar } from './adapters/keychain/loadKeytar.ts';
import { errnoOf } from './adapters/node/errno.ts';
import { sha256 } from './adapters/node/hash.ts';
import { createMac } from './adapters/node/hmac.ts';
import { run } from './cli/run.ts';
import { err, ok } from './core/kernel/result.ts';

async function main(): Promise<void> {
  const { machineKey, anchor } = createKeychain({
    service: SERVICE,
    loadKeytar,
    // Nothing here writes to the keychain, so nothing may ask for the lock.
    lock: () => Promise.resolve(err({ code: 'busy' })),
  });
  const outcome = await run(process.argv.slice(2), {
    version: manifest.version,
    sha256,
    readLog: (file) => readFile(file, 'latin1').then(ok, (thrown: unknown) => err(errnoOf(thrown))),
    mac: async () => {
      const key = await machineKey('audit', { create: false });
      return key.ok ? ok(createMac(key.value)) : key;
    },
    anchor: () => anchor.read(),
  });
  outcome.say?.forEach((line) => console.log(line));
  outcome.complain?.forEach((line) => console.error(line));
  process.exitCode = outcome.exitCode;
}

void main();
