import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../folder.ts';
import { runWithKeyring, type KeyringMode } from '../withKeyring.ts';
import { freshService } from './testKeychain.ts';

const probe = fileURLToPath(new URL('probe.ts', import.meta.url));

type Outcome = Readonly<Record<string, unknown>> & { readonly slowest: number };

describe('keychain out of reach', () => {
  it('answers missing and why, where there is no session bus', async (context) => {
    const outcome = await probeWith(temporaryFolder(context), 'no-bus');
    assert.deepEqual(
      outcome,
      everywhere('missing: no-session-bus', { state: 'missing', reason: 'no-session-bus' }),
    );
  });

  it('answers missing and why, where nothing offers the Secret Service', async (context) => {
    const outcome = await probeWith(temporaryFolder(context), 'no-service');
    assert.deepEqual(
      outcome,
      everywhere('missing: no-secret-service', { state: 'missing', reason: 'no-secret-service' }),
    );
  });

  it('answers locked, never absent, while the keyring is locked and nobody answers its prompt', async (context) => {
    const home = temporaryFolder(context);
    const service = freshService();
    const seeded = await probeWith(home, 'unlocked', service, '10000', 'seed');
    assert.equal(seeded['write'], 'ok');
    const outcome = await probeWith(home, 'locked', service);
    assert.deepEqual(outcome, {
      ...everywhere('locked', { state: 'locked' }),
      // What is not there at all needs no unlocking to be known absent.
      readAbsent: 'absent',
      anchor: 'ok',
    });
  });

  it('answers locked where no keyring was ever made', async (context) => {
    const outcome = await probeWith(temporaryFolder(context), 'locked');
    assert.deepEqual(outcome['availability'], { state: 'locked' });
    assert.equal(outcome['writeNew'], 'locked');
  });

  it('answers locked at the cut-off when the keyring says nothing at all', async (context) => {
    const home = temporaryFolder(context);
    const service = freshService();
    await probeWith(home, 'unlocked', service, '10000', 'seed');
    const { slowest, ...outcome } = await raw(home, 'unlocked', [service, '300', 'stop']);
    assert.deepEqual(outcome, everywhere('locked', { state: 'locked' }));
    assert.ok(slowest >= 290 && slowest < 1_500, `${slowest.toFixed(0)} ms`);
  });
});

async function probeWith(
  home: string,
  mode: KeyringMode,
  service = freshService(),
  ...more: readonly string[]
): Promise<Readonly<Record<string, unknown>>> {
  const { slowest, ...outcome } = await raw(home, mode, [service, ...more]);
  assert.ok(slowest < 5_000, `${slowest.toFixed(0)} ms`);
  return outcome;
}

async function raw(home: string, mode: KeyringMode, words: readonly string[]): Promise<Outcome> {
  const ran = await runWithKeyring(mode, [process.execPath, probe, ...words], { home });
  assert.deepEqual({ code: ran.code, signal: ran.signal }, { code: 0, signal: null });
  return JSON.parse(ran.stdout.split('\n').find((line) => line.startsWith('{')) ?? '') as Outcome;
}

function everywhere(fault: string, availability: object): object {
  const verbs = [
    'read',
    'readAbsent',
    'list',
    'write',
    'writeNew',
    'remove',
    'machineKey',
    'anchor',
  ];
  const faults = Object.fromEntries(verbs.map((verb) => [verb, fault]));
  return { availability, allowed: 'unknown', ...faults };
}
