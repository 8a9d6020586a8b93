import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scrubRequest, scrubVariables } from '../../../../src/core/inject/scrub.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';

const NAMES = new Set(['KEY', 'SECRET']);

const inTerminal = (env: unknown): UnknownRecord => ({
  type: 'request',
  command: 'runInTerminal',
  arguments: { kind: 'integrated', args: ['bot'], env },
});
const session = (members: UnknownRecord): UnknownRecord => ({
  type: 'request',
  command: 'startDebugging',
  arguments: { request: 'attach', configuration: { type: 'x', ...members } },
});

describe('scrubRequest', () => {
  const exposed: readonly (readonly [string, UnknownRecord, string, UnknownRecord])[] = [
    [
      'a terminal’s variables',
      inTerminal({ KEY: 'k', PATH: '/bin' }),
      'terminal-line',
      inTerminal({ PATH: '/bin' }),
    ],
    ['one that is empty', inTerminal({ SECRET: '' }), 'terminal-line', inTerminal({})],
    ['one that is taken away', inTerminal({ KEY: null }), 'terminal-line', inTerminal({})],
    [
      'another session’s object',
      session({ env: { KEY: 'k', A: '1' } }),
      'repeated',
      session({ env: { A: '1' } }),
    ],
    [
      'another session’s assignments',
      session({ env: ['KEY=k', 'A=KEY', 'SECRET'] }),
      'repeated',
      session({ env: ['A=KEY'] }),
    ],
    [
      'another session’s pairs',
      session({ environment: [{ name: 'KEY', value: 'k' }, { name: 'A' }] }),
      'repeated',
      session({ environment: [{ name: 'A' }] }),
    ],
    [
      'both members of another session',
      session({ env: { KEY: 'k' }, environment: [{ name: 'SECRET', value: 's' }] }),
      'repeated',
      session({ env: {}, environment: [] }),
    ],
  ];
  for (const [title, message, exposure, after] of exposed)
    it(`takes from ${title}, and says where it was`, () => {
      assert.equal(scrubRequest(message, NAMES), exposure);
      assert.deepEqual(message, after);
    });

  const untouched: readonly (readonly [string, unknown])[] = [
    ['a terminal without them', inTerminal({ PATH: '/bin', key: 'other case' })],
    ['a terminal without variables', inTerminal(undefined)],
    ['a session without them', session({ env: { A: 'KEY' }, environment: [{ value: 'KEY' }, 7] })],
    ['a session without a configuration', { ...session({}), arguments: {} }],
    ['an answer', { ...inTerminal({ KEY: 'k' }), type: 'response' }],
    ['another request', { ...inTerminal({ KEY: 'k' }), command: 'launch' }],
    ['a request without arguments', { type: 'request', command: 'runInTerminal' }],
    ['what is no message', 'runInTerminal'],
    ['nothing', undefined],
  ];
  for (const [title, message] of untouched)
    it(`leaves ${title} alone`, () => {
      const before = structuredClone(message);
      assert.equal(scrubRequest(message, NAMES), undefined);
      assert.deepEqual(message, before);
    });
});

describe('scrubVariables', () => {
  it('edits the configuration and not the object of variables that it was given', () => {
    const env = { KEY: 'k', A: '1' };
    const configuration = { env };
    assert.equal(scrubVariables(configuration, NAMES), true);
    assert.deepEqual(configuration, { env: { A: '1' } });
    assert.deepEqual(env, { KEY: 'k', A: '1' });
  });
});
