import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { auditRows } from '../../../../src/ui/audit/rows.ts';

const key = { id: 'x', alias: 'okx-demo', exchange: 'okx', environment: 'demo' };
const at = '2026-06-15T12:00:00.000Z';

describe('auditRows', () => {
  it('reads one event a line', () => {
    const lines = [
      { at, event: { type: 'key.added', key, fields: ['apiKey', 'secret'] } },
      { at, event: { type: 'index.rebuilt', keys: 3, setAside: 'keys.damaged.json' } },
    ];
    const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
    assert.deepEqual(auditRows(text), [
      { at, type: 'key.added', key: 'okx-demo (okx demo)', details: 'fields=apiKey,secret' },
      { at, type: 'index.rebuilt', key: '', details: 'keys=3 setAside=keys.damaged.json' },
    ]);
  });

  it('shows a line that is no event, for hiding it would hide tampering', () => {
    for (const line of ['{"torn', 'null', '[]', '{"event":{"type":7}}']) {
      assert.deepEqual(auditRows(line), [{ at: '', type: '', key: '', details: '' }]);
    }
  });

  it('lets no line pass for two', () => {
    const forged = JSON.stringify({ at, event: { type: 'key.added', note: 'a\nb\u2028c\u202Ed' } });
    const [row, ...others] = auditRows(forged);
    assert.equal(others.length, 0);
    assert.equal(row?.details, 'note=a\uFFFDb\uFFFDc\uFFFDd');
  });
});
