import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAttachment } from '../../../../src/core/inject/attachment.ts';
import { MODES } from '../../../../src/core/inject/mode.ts';
import { parseInjectionRequest } from '../../../../src/core/inject/request.ts';

const key = (alias: string) => ({ alias, variables: {} });

describe('parseInjectionRequest', () => {
  const accepted: readonly (readonly [unknown, unknown])[] = [
    ['one', { keys: [key('one')], required: true }],
    [['one', 'two'], { keys: [key('one'), key('two')], required: true }],
    [{ keys: 'one' }, { keys: [key('one')], required: true }],
    [
      { keys: { one: { secret: 'MINE' } }, preset: 'freqtrade', required: false },
      {
        keys: [{ alias: 'one', variables: { secret: 'MINE' } }],
        preset: 'freqtrade',
        required: false,
      },
    ],
    ...MODES.map(
      (mode) =>
        [
          { keys: ['one'], mode },
          { keys: [key('one')], required: true, mode },
        ] as const,
    ),
  ];
  for (const [stated, request] of accepted)
    it(`reads ${JSON.stringify(stated)}, also once it was stored`, () => {
      const parsed = parseInjectionRequest(stated);
      assert.deepEqual(parsed, { ok: true, value: request });
      const attachment = { folder: 'file:///f', configuration: 'Bot', request };
      assert.deepEqual(parseAttachment(JSON.parse(JSON.stringify(attachment))), attachment);
    });

  const refused: readonly (readonly [unknown, unknown])[] = [
    [42, { code: 'not-a-request' }],
    [null, { code: 'not-a-request' }],
    [{}, { code: 'not-a-request' }],
    [{ keys: 42 }, { code: 'not-a-request' }],
    [{ keys: 'one', preset: 1 }, { code: 'not-a-request' }],
    [{ keys: 'one', required: 'no' }, { code: 'not-a-request' }],
    [{ keys: 'one', mode: true }, { code: 'not-a-request' }],
    [{ keys: 'one', mode: null }, { code: 'not-a-request' }],
    [
      { keys: 'one', mode: 'Broker' },
      { code: 'unknown-mode', mode: 'Broker' },
    ],
    [
      { keys: 'one', mode: '' },
      { code: 'unknown-mode', mode: '' },
    ],
    [
      { keys: 'one', modes: 'broker' },
      { code: 'unknown-member', member: 'modes' },
    ],
    [[], { code: 'no-keys' }],
    [{ keys: {} }, { code: 'no-keys' }],
    [[1], { code: 'bad-alias' }],
    ['Not An Alias', { code: 'bad-alias' }],
    [['one', 'one'], { code: 'repeated-alias', alias: 'one' }],
    [{ keys: { one: { pin: 'X' } } }, { code: 'unknown-field', alias: 'one', field: 'pin' }],
    [{ keys: { one: { secret: '' } } }, { code: 'bad-variable', alias: 'one', field: 'secret' }],
  ];
  for (const [stated, fault] of refused)
    it(`refuses ${JSON.stringify(stated)}`, () => {
      assert.deepEqual(parseInjectionRequest(stated), { ok: false, error: fault });
    });
});
