import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { START, chainEvents } from '../../../../src/core/audit/chain.ts';
import { auditRows } from '../../../../src/ui/audit/rows.ts';

const key = { id: 'x', alias: 'okx-demo', exchange: 'okx', environment: 'demo' } as const;
const at = '2026-06-15T12:00:00.000Z';

describe('auditRows', () => {
  it('reads one event a line, without what chains them', () => {
    const { text } = chainEvents(
      START,
      at,
      [
        { type: 'key.added', key, fields: ['apiKey', 'secret'] },
        { type: 'index.rebuilt', keys: 3, setAside: 'keys.damaged.json' },
        { type: 'grant.denied', key, launch: 'ab'.repeat(32), configuration: 'Run “bot”' },
      ],
      { sha256: () => '0'.repeat(64), mac: () => '1'.repeat(64) },
    );
    const okx = 'okx-demo (okx demo)';
    assert.deepEqual(auditRows(text), [
      { at, type: 'key.added', key: okx, details: 'fields=apiKey,secret' },
      { at, type: 'index.rebuilt', key: '', details: 'keys=3 setAside=keys.damaged.json' },
      {
        at,
        type: 'grant.denied',
        key: okx,
        details: 'launch=abababababab… configuration=Run “bot”',
      },
    ]);
  });

  it('shows a line that is no event, for hiding it would hide tampering', () => {
    for (const line of ['{"torn', 'null', '[]', '{"type":7}']) {
      assert.deepEqual(auditRows(line), [{ at: '', type: '', key: '', details: '' }]);
    }
  });

  it('lets no line pass for two', () => {
    const forged = JSON.stringify({ at, type: 'key.added', note: 'a\nb\u2028c\u202Ed' });
    const [row, ...others] = auditRows(forged);
    assert.equal(others.length, 0);
    assert.equal(row?.details, 'note=a\uFFFDb\uFFFDc\uFFFDd');
  });
});
