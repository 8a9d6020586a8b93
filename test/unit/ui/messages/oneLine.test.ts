import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { oneLine } from '../../../../src/ui/messages/oneLine.ts';

describe('oneLine', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['bot.py --pair BTC/USDT', 'bot.py --pair BTC/USDT'],
    ['bot.py\nRights: none', 'bot.py�Rights: none'],
    ['a\u2028b\u2029c\rd\te', 'a�b�c�d�e'],
    ['\u202Etxt.exe\u2066', '�txt.exe�'],
    ['Überraschung 機器人', 'Überraschung 機器人'],
  ];
  for (const [text, shown] of cases)
    it(JSON.stringify(text), () => {
      assert.equal(oneLine(text), shown);
    });

  it('never makes two lines, nor a long one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const shown = oneLine(text);
        assert.ok(!/[\r\n\u2028\u2029\u202A-\u202E\u2066-\u2069]/.test(shown));
        assert.ok(shown.length <= 401);
      }),
    );
  });
});
