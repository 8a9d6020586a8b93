import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  describeLaunch,
  fingerprintLaunch,
  whatChanged,
  type Facet,
  type GrantedLaunch,
} from '../../../../src/core/inject/launchHash.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const KEY = { id: 'key-1', variables: { apiKey: 'BINANCE_APIKEY', secret: 'BINANCE_SECRET' } };
const FOLDER = 'file:///home/u/bot';
const BASE: UnknownRecord = {
  type: 'node',
  request: 'launch',
  name: 'Bot',
  program: '/home/u/bot/bot.js',
  args: ['--pair', 'BTC/USDT'],
  cwd: '/home/u/bot',
  console: 'internalConsole',
  env: { LOG: 'debug', NODE_OPTIONS: '--max-old-space-size=100' },
};

const fingerprint = (
  configuration: UnknownRecord,
  changes: Partial<GrantedLaunch> = {},
): ReturnType<typeof fingerprintLaunch> =>
  fingerprintLaunch(digest, {
    key: KEY,
    mode: 'broker',
    folder: FOLDER,
    configuration,
    requestMember: 'exchangeKeyring',
    files: {},
    ...changes,
  });
const hash = (configuration: UnknownRecord, changes: Partial<GrantedLaunch> = {}): string =>
  fingerprint(configuration, changes).hash;

describe('fingerprintLaunch', () => {
  const ingredients: readonly (readonly [Facet, UnknownRecord])[] = [
    ['program', { program: '/home/u/bot/evil.js' }],
    ['program', { module: 'bot' }],
    ['program', { code: 'print(1)' }],
    ['arguments', { args: ['--pair', 'ETH/USDT'] }],
    ['arguments', { args: '--pair BTC/USDT' }],
    ['directory', { cwd: '/tmp' }],
    ['runtime', { runtimeExecutable: '/tmp/node' }],
    ['runtime', { runtimeArgs: ['--require', './x.js'] }],
    ['runtime', { runtimeVersion: '18' }],
    ['runtime', { python: '/tmp/python' }],
    ['runtime', { pythonPath: '/tmp/python' }],
    ['runtime', { pythonArgs: ['-X', 'dev'] }],
    ['runtime', { dlvToolPath: '/tmp/dlv' }],
    ['task', { preLaunchTask: 'build' }],
    ['console', { console: 'integratedTerminal' }],
    ['environment', { envFile: '/home/u/bot/.env' }],
    ['environment', { env: { LOG: 'debug', NODE_OPTIONS: '--require ./x.js' } }],
    ['environment', { env: { LOG: 'debug', NODE_OPTIONS: null } }],
    ['environment', { env: { LOG: 'debug' } }],
    ['environment', { env: { LOG: 'debug', NODE_OPTIONS: '--max-old-space-size=100', MORE: '' } }],
    ['environment', { env: { LOG: null, NODE_OPTIONS: '--max-old-space-size=100' } }],
    ['settings', { skipFiles: ['**'] }],
    ['settings', { anOptionOfSomeDebugger: { path: '/tmp/x' } }],
    ['debugger', { type: 'pwa-node' }],
    ['debugger', { request: 'attach' }],
    ['debugger', { debugServer: 4711 }],
    ['debugger', { debugAdapterPath: '/tmp/adapter' }],
  ];
  for (const [facet, change] of ingredients)
    it(`changes with ${JSON.stringify(change)}`, () => {
      const before = fingerprint(BASE);
      const after = fingerprint({ ...BASE, ...change });
      assert.notEqual(after.hash, before.hash);
      assert.deepEqual(whatChanged(before.facets, after.facets), [facet]);
    });

  it('changes with the key, its variables, the mode, the folder and the files', () => {
    const before = hash(BASE);
    const changes: readonly Partial<GrantedLaunch>[] = [
      { key: { ...KEY, id: 'key-2' } },
      { key: { ...KEY, variables: { ...KEY.variables, secret: 'OTHER' } } },
      { folder: 'file:///home/u/other' },
      { mode: 'last-hop' },
      { files: { entry: 'digest' } },
      { files: { envFile: 'digest' } },
    ];
    for (const change of changes) assert.notEqual(hash(BASE, change), before);
  });

  const noise: readonly UnknownRecord[] = [
    { __configurationTarget: 5 },
    { __sessionId: 'x' },
    { internalConsoleOptions: 'neverOpen' },
    { presentation: { hidden: true } },
    { name: 'Another name' },
    { exchangeKeyring: ['x'] },
    { env: { LOG: 'info', NODE_OPTIONS: '--max-old-space-size=100' } },
    { cwd: '/home/u/bot', module: undefined },
  ];
  for (const change of noise)
    it(`does not change with ${JSON.stringify(change)}`, () => {
      assert.equal(hash({ ...BASE, ...change }), hash(BASE));
    });

  it('does not depend on the order of members, at any depth', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (env) => {
        const turned = Object.fromEntries(Object.entries(env).reverse());
        const reversed = Object.fromEntries(Object.entries({ ...BASE, env: turned }).reverse());
        assert.equal(hash(reversed), hash({ ...BASE, env }));
      }),
    );
  });

  it('cannot be led to one hash by moving text between members', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        fc.string(),
        (program, cwd, program2, cwd2) => {
          fc.pre(program !== program2 || cwd !== cwd2);
          assert.notEqual(
            hash({ ...BASE, program, cwd }),
            hash({ ...BASE, program: program2, cwd: cwd2 }),
          );
        },
      ),
    );
  });

  it('keeps the values of harmless variables out of the hashed text', () => {
    const seen: string[] = [];
    const marker = 'value-that-must-not-be-read';
    fingerprintLaunch((text) => (seen.push(text), digest(text)), {
      key: KEY,
      mode: 'broker',
      folder: FOLDER,
      configuration: { ...BASE, env: { LOG: marker } },
      requestMember: 'exchangeKeyring',
      files: {},
    });
    assert.ok(seen.length > 0);
    assert.ok(!seen.join('').includes(marker));
  });
});

describe('describeLaunch', () => {
  const cases: readonly (readonly [UnknownRecord, string])[] = [
    [{ program: '/a/b.py' }, '/a/b.py'],
    [{ module: 'bot.main' }, '-m bot.main'],
    [{ code: ['import x'] }, '-c …'],
    [{ runtimeExecutable: 'npm' }, 'npm'],
    [{}, ''],
  ];
  for (const [configuration, program] of cases)
    it(`program of ${JSON.stringify(configuration)}`, () => {
      assert.equal(describeLaunch('', configuration).program, program);
    });

  it('gives the rest', () => {
    assert.deepEqual(describeLaunch(FOLDER, { ...BASE, preLaunchTask: 'build' }), {
      configuration: 'Bot',
      type: 'node',
      program: '/home/u/bot/bot.js',
      arguments: ['--pair', 'BTC/USDT'],
      folder: FOLDER,
      task: 'build',
    });
  });
});
