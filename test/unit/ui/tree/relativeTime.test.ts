import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { relativeTime } from '../../../../src/ui/tree/relativeTime.ts';
import { NOW } from './snapshots.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const CASES: readonly (readonly [distance: number, words: string])[] = [
  [0, 'now'],
  [-59_999, 'now'],
  [30_000, 'now'],
  [-MINUTE, '1 minute ago'],
  [-59 * MINUTE, '59 minutes ago'],
  [-HOUR, '1 hour ago'],
  [-23.9 * HOUR, '23 hours ago'],
  [-DAY, 'yesterday'],
  [-6 * DAY, '6 days ago'],
  [-7 * DAY, 'last week'],
  [-29 * DAY, '4 weeks ago'],
  [-60 * DAY, '2 months ago'],
  [-365 * DAY, 'last year'],
  [-800 * DAY, '2 years ago'],
  [DAY, 'tomorrow'],
  [3 * DAY + HOUR, 'in 3 days'],
  [90 * DAY, 'in 3 months'],
];

describe('relativeTime', () => {
  for (const [distance, words] of CASES) {
    it(`says “${words}”`, () => {
      assert.equal(relativeTime(NOW + distance, NOW, 'en'), words);
    });
  }

  it('speaks the user’s language', () => {
    assert.equal(relativeTime(NOW - 3 * DAY, NOW, 'de'), 'vor 3 Tagen');
  });
});
