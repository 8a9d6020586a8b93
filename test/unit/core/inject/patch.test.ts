import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  patchConfiguration,
  type DebuggeeHost,
  type Delivered,
} from '../../../../src/core/inject/patch.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';

const NODE = 'file:///opt/my%20ext%C3%A9/preload.mjs';
const host: DebuggeeHost = {
  pathDelimiter: ':',
  namesIgnoreCase: false,
  inherited: {},
  preloads: { node: NODE, python: '/opt/my exté/python' },
};
const delivered: Delivered = {
  delivery: 'broker-node',
  ticketId: 'ticket-id',
  socket: '/run/x/s',
  required: true,
};

function envOf(
  configuration: UnknownRecord,
  changes: Partial<Delivered> = {},
  on: Partial<DebuggeeHost> = {},
): UnknownRecord {
  const patched = patchConfiguration(
    configuration,
    'exchangeKeyring',
    { ...delivered, ...changes },
    { ...host, ...on },
  );
  return patched['env'] as UnknownRecord;
}

describe('patchConfiguration', () => {
  const options: readonly (readonly [string, UnknownRecord, string | undefined, string])[] = [
    ['nothing set', {}, undefined, `--import=${NODE}`],
    ['no env, host sets it', {}, '--no-warnings', `--import=${NODE} --no-warnings`],
    ['env null', { env: null }, undefined, `--import=${NODE}`],
    [
      'own value',
      { env: { NODE_OPTIONS: '-r "./a b.js"' } },
      '--no-warnings',
      `--import=${NODE} -r "./a b.js"`,
    ],
    [
      'own null takes the host value away',
      { env: { NODE_OPTIONS: null } },
      '--no-warnings',
      `--import=${NODE}`,
    ],
    ['own empty', { env: { NODE_OPTIONS: ' ' } }, '--no-warnings', `--import=${NODE}`],
  ];
  for (const [title, configuration, inherited, expected] of options)
    it(`NODE_OPTIONS: ${title}`, () => {
      assert.equal(
        envOf(configuration, {}, { inherited: { NODE_OPTIONS: inherited } })['NODE_OPTIONS'],
        expected,
      );
    });

  it('puts the Python preload first, with the platform’s delimiter', () => {
    const python = { delivery: 'broker-python' } as const;
    assert.equal(envOf({}, python)['PYTHONPATH'], '/opt/my exté/python');
    assert.equal(
      envOf({ env: { PYTHONPATH: '/lib' } }, python)['PYTHONPATH'],
      '/opt/my exté/python:/lib',
    );
    assert.equal(
      envOf({}, python, { inherited: { PYTHONPATH: 'C:\\lib' }, pathDelimiter: ';' })['PYTHONPATH'],
      '/opt/my exté/python;C:\\lib',
    );
    assert.equal(envOf({}, python)['NODE_OPTIONS'], undefined);
  });

  it('keeps the spelling of the name where case does not count', () => {
    const env = envOf({ env: { Node_Options: '--x' } }, {}, { namesIgnoreCase: true });
    assert.equal(env['Node_Options'], `--import=${NODE} --x`);
    assert.ok(!('NODE_OPTIONS' in env));
    assert.equal(envOf({ env: { Node_Options: '--x' } })['NODE_OPTIONS'], `--import=${NODE}`);
  });

  it('carries no ticket, neither a new one nor an old one', () => {
    const env = envOf(
      { env: { A: '1', B: null, EXCHANGE_KEYRING_TICKET: 'old' } },
      { required: false },
    );
    assert.deepEqual(env, {
      A: '1',
      B: null,
      NODE_OPTIONS: `--import=${NODE}`,
      EXCHANGE_KEYRING_SOCKET: '/run/x/s',
      EXCHANGE_KEYRING_REQUIRED: '0',
    });
  });

  for (const delivery of ['last-hop', 'plain-env'] as const)
    it(`leaves the variables of ${delivery} to the message itself`, () => {
      const patched = patchConfiguration(
        { env: { A: '1' } },
        'x',
        { ...delivered, delivery },
        host,
      );
      assert.deepEqual(patched, { env: { A: '1' }, __exchangeKeyringLaunch: 'ticket-id' });
    });

  it('takes the request out and leaves the original as it was', () => {
    const original = Object.freeze({
      type: 'node',
      exchangeKeyring: 'a',
      env: Object.freeze({ A: '1' }),
    });
    const patched = patchConfiguration(original, 'exchangeKeyring', delivered, host);
    assert.ok(!('exchangeKeyring' in patched));
    assert.equal(patched['__exchangeKeyringLaunch'], 'ticket-id');
    assert.deepEqual(original, { type: 'node', exchangeKeyring: 'a', env: { A: '1' } });
  });
});
