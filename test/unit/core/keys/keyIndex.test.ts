import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  aliasesOf,
  EMPTY_INDEX,
  findByAlias,
  findById,
  findDuplicates,
  parseIndex,
  serializeIndex,
  withKey,
  withoutKey,
  type IndexState,
} from '../../../../src/core/keys/keyIndex.ts';
import { sampleRecord } from '../../../fakes/sampleKey.ts';

const print = (digit: string): string => digit.repeat(32);
const one = sampleRecord({ alias: 'one', fingerprints: { apiKey: print('1') } });
const two = sampleRecord({
  alias: 'two',
  fingerprints: { apiKey: print('1'), secret: print('2') },
});
const state: IndexState = {
  keys: [one, two],
  removed: [{ record: sampleRecord(), eraseAfter: '2026-03-01T00:00:00.000Z' }],
  attachments: [
    {
      folder: 'file:///home/someone/bots',
      configuration: 'Run bot',
      request: { keys: [{ alias: 'one', variables: { apiKey: 'MY_KEY' } }], required: true },
    },
  ],
};

describe('parseIndex', () => {
  it('reads back what was written', () => {
    for (const each of [EMPTY_INDEX, state]) {
      assert.deepEqual(parseIndex(JSON.parse(serializeIndex(each))), {
        kind: 'index',
        state: each,
      });
    }
  });

  it('is written for people to read', () => {
    assert.match(serializeIndex(state), /^\{\n {2}"format": 1,\n {2}"keys": \[\n/);
    assert.ok(serializeIndex(state).endsWith('}\n'));
  });

  const whole = JSON.parse(serializeIndex(state)) as Record<string, unknown>;
  const cases: readonly [string, unknown, string][] = [
    ['no JSON', undefined, 'damaged'],
    ['a list', [], 'damaged'],
    ['no format', { ...whole, format: undefined }, 'damaged'],
    ['a newer format, whatever it holds', { format: 2, keys: 'elsewhere' }, 'newer'],
    ['no keys', { ...whole, keys: undefined }, 'damaged'],
    ['one bad key among good ones', { ...whole, keys: [one, { ...two, id: 7 }] }, 'damaged'],
    ['a removed key without an end', { ...whole, removed: [{ record: one }] }, 'damaged'],
    ['a bad attachment', { ...whole, attachments: [{ folder: 'x' }] }, 'damaged'],
  ];
  for (const [name, value, kind] of cases) {
    it(`calls ${name} ${kind}`, () => assert.equal(parseIndex(value).kind, kind));
  }
});

describe('index state', () => {
  it('finds keys by alias and id', () => {
    assert.equal(findByAlias(state, 'two'), two);
    assert.equal(findByAlias(state, 'three'), undefined);
    assert.equal(findById(state, one.id), one);
    assert.equal(findById(state, 'none'), undefined);
    assert.deepEqual(aliasesOf(state), new Set(['one', 'two']));
  });

  it('replaces, adds and takes out without touching the state before', () => {
    const renamed = { ...one, alias: 'uno' };
    const changed = withKey(state, renamed);
    assert.deepEqual(new Set(changed.keys), new Set([renamed, two]));
    assert.deepEqual(withoutKey(changed, two.id).keys, [renamed]);
    assert.deepEqual(state.keys, [one, two]);
    assert.equal(changed.attachments, state.attachments);
  });

  it('finds keys that hold a value already', () => {
    assert.deepEqual(findDuplicates(state, { apiKey: print('1') }), [one, two]);
    assert.deepEqual(findDuplicates(state, { secret: print('2') }), [two]);
    assert.deepEqual(findDuplicates(state, { apiKey: print('2') }), []);
    assert.deepEqual(findDuplicates(state, {}), []);
  });
});
