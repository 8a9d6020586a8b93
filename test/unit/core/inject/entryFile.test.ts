import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { entryCandidates, isInline } from '../../../../src/core/inject/entryFile.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';

describe('entryCandidates', () => {
  const cases: readonly (readonly [UnknownRecord, readonly string[]])[] = [
    [{ program: 'bot.js' }, ['bot.js']],
    [{ program: '/abs/bot.py', module: 'other' }, ['/abs/bot.py']],
    [{ module: 'bot' }, ['bot.py', 'bot/__main__.py']],
    [{ module: 'my.bot' }, ['my/bot.py', 'my/bot/__main__.py']],
    [{ program: '', module: 'bot' }, ['bot.py', 'bot/__main__.py']],
    [{ program: ['bot.js'] }, []],
    [{ program: '', module: '' }, []],
    [{}, []],
  ];
  for (const [configuration, candidates] of cases)
    it(`of ${JSON.stringify(configuration)}: ${candidates.join(', ')}`, () => {
      assert.deepEqual(entryCandidates(configuration), candidates);
    });
});

describe('isInline', () => {
  for (const [configuration, inline] of [
    [{ code: 'print()' }, true],
    [{ code: [] }, true],
    [{ program: 'code' }, false],
    [{ code: undefined }, false],
  ] as const)
    it(`${JSON.stringify(configuration)}: ${String(inline)}`, () => {
      assert.equal(isInline(configuration), inline);
    });
});
