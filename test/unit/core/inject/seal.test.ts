import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { brokenMembers, sealLaunch } from '../../../../src/core/inject/seal.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const prepared: UnknownRecord = {
  type: 'go',
  program: '/bot',
  args: ['a', 'b'],
  env: { A: '1', B: { deep: true } },
  port: undefined,
};

describe('a sealed launch', () => {
  const seal = sealLaunch(digest, prepared);

  it('holds digests alone', () => {
    assert.deepEqual([...seal.keys()], ['type', 'program', 'args', 'env']);
    for (const kept of seal.values()) assert.match(kept, /^[0-9a-f]{64}$/);
  });

  const intact: readonly (readonly [string, UnknownRecord])[] = [
    ['the same', prepared],
    ['a copy', structuredClone(prepared)],
    ['members in another order', Object.fromEntries(Object.entries(prepared).reverse())],
    ['inner members in another order', { ...prepared, env: { B: { deep: true }, A: '1' } }],
    ['what VS Code adds', { ...prepared, __sessionId: 'x', __restart: { port: 1 } }],
    ['a member that is undefined', { ...prepared, debugServer: undefined }],
  ];
  for (const [title, message] of intact)
    it(`is whole with ${title}`, () => {
      assert.deepEqual(brokenMembers(digest, seal, message), []);
    });

  const broken: readonly (readonly [string, UnknownRecord, readonly string[]])[] = [
    ['another program', { ...prepared, program: '/other' }, ['program']],
    ['arguments in another order', { ...prepared, args: ['b', 'a'] }, ['args']],
    ['one list inside another', { ...prepared, args: [['a', 'b']] }, ['args']],
    ['arguments as one text', { ...prepared, args: 'a,b' }, ['args']],
    ['a variable more', { ...prepared, env: { A: '1', B: { deep: true }, C: '' } }, ['env']],
    ['a number for a text', { ...prepared, env: { A: 1, B: { deep: true } } }, ['env']],
    ['a change deep inside', { ...prepared, env: { A: '1', B: { deep: false } } }, ['env']],
    ['a member more', { ...prepared, debugServer: 4711 }, ['debugServer']],
    ['a member that is null', { ...prepared, port: null }, ['port']],
    ['a member less', { ...prepared, args: undefined }, ['args']],
    ['two changes', { ...prepared, type: 'lldb', dlvFlags: ['--log'] }, ['type', 'dlvFlags']],
  ];
  for (const [title, message, members] of broken)
    it(`is broken by ${title}`, () => {
      assert.deepEqual(brokenMembers(digest, seal, message), members);
    });
});
