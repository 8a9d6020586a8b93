import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { chainEvents, START } from '../../../../src/core/audit/chain.ts';
import type { AuditEvent } from '../../../../src/core/audit/event.ts';
import { verifyLog, type Verdict } from '../../../../src/core/audit/verify.ts';
import { AT, hashes, sampleEvent, sampleLog } from './sample.ts';

const keyed = hashes;
const unkeyed = { sha256: hashes.sha256 };
const intact = (events: number, crashes = 0, authenticated = true): Verdict => ({
  state: 'intact',
  events,
  crashes,
  authenticated,
});

describe('a log that nobody touched', () => {
  it('is intact, with and without the key and the anchor', () => {
    const { text, anchor } = sampleLog(1, 3, 1, 2);
    assert.deepEqual(verifyLog(text, { ...keyed, anchor }), intact(7));
    assert.deepEqual(verifyLog(text, keyed), intact(7));
    assert.deepEqual(verifyLog(text, unkeyed), intact(7, 0, false));
  });

  it('is intact when it is empty and nothing was anchored', () => {
    assert.deepEqual(verifyLog('', { ...keyed, anchor: START }), intact(0));
  });

  it('is ASCII, one line per event', () => {
    const { text } = sampleLog(4);
    assert.match(text, /^[\x20-\x7e\n]*$/);
    assert.equal(text.split('\n').length, 5);
    for (const line of text.trimEnd().split('\n')) assert.ok(JSON.parse(line));
  });
});

describe('a log that was tampered with', () => {
  const { text, anchor } = sampleLog(1, 2, 1, 3);
  const lines = text.split('\n').slice(0, -1);
  const joined = (kept: readonly string[]): string => kept.map((line) => `${line}\n`).join('');
  const without = (at: number): string => joined(lines.toSpliced(at, 1));
  const other = sampleLog(1, 2, 1, 3);
  const longer = chainEvents(
    START,
    AT,
    Array.from({ length: 7 }, () => sampleEvent(3)),
    hashes,
  );

  const cases: readonly [string, string, number, string][] = [
    ['a changed word', text.replace('locked', 'opened'), 2, 'changed'],
    ['a first line that is gone', without(0), 1, 'dropped'],
    ['a line in the middle that is gone', without(3), 4, 'dropped'],
    ['a line of a longer append that is gone', without(1), 2, 'dropped'],
    ['a last append that is gone', joined(lines.slice(0, 4)), 5, 'truncated'],
    ['a tail cut in mid-line', text.slice(0, -100), 5, 'truncated'],
    ['everything gone', '', 1, 'truncated'],
    ['a line twice', joined(lines.toSpliced(3, 0, lines[3] ?? '')), 5, 'duplicated'],
    [
      'two lines swapped',
      joined([...lines.slice(0, 2), lines[3] ?? '', lines[2] ?? '']),
      3,
      'dropped',
    ],
    ['an empty line', joined(lines.toSpliced(2, 0, '')), 3, 'garbage'],
    ['an empty line at the end', `${text}\n`, 8, 'garbage'],
    ['another file', 'hello\n', 1, 'garbage'],
    ['another log of the same key', longer.text, 1, 'forged'],
    ['a line without the key', other.text.replace(/"mac":"../, '"mac":"00'), 1, 'changed'],
    ['words behind the last line', `${text}words`, 8, 'garbage'],
  ];
  for (const [name, tampered, line, what] of cases) {
    it(`shows ${name} at line ${String(line)}: ${what}`, () => {
      assert.notEqual(tampered, text);
      assert.deepEqual(verifyLog(tampered, { ...keyed, anchor }), {
        state: 'tampered',
        line,
        what,
      });
    });
  }

  it('shows that the anchor itself was taken away', () => {
    const verdict = verifyLog(text, { ...keyed, anchor: START });
    assert.deepEqual(verdict, { state: 'tampered', line: 2, what: 'forged' });
  });

  it('names the changed line, not the one behind it, without the key too', () => {
    const changed = text.replace('locked', 'opened');
    assert.deepEqual(verifyLog(changed, unkeyed), { state: 'tampered', line: 2, what: 'changed' });
  });

  const shapes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 });

  it('shows every change of one byte', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.integer({ min: 0, max: 255 }), (sizes, place, byte) => {
        const log = sampleLog(...sizes);
        const at = place % log.text.length;
        fc.pre(log.text.charCodeAt(at) !== byte);
        const changed = log.text.slice(0, at) + String.fromCharCode(byte) + log.text.slice(at + 1);
        const verdict = verifyLog(changed, { ...keyed, anchor: log.anchor });
        assert.equal(verdict.state, 'tampered');
      }),
      { numRuns: 2_000 },
    );
  });

  it('shows every change of one byte without key or anchor, but in the last line', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.integer({ min: 0, max: 255 }), (sizes, place, byte) => {
        const log = sampleLog(...sizes, 1);
        const lastLine = log.appends.at(-1)?.start ?? 0;
        const at = place % lastLine;
        fc.pre(log.text.charCodeAt(at) !== byte);
        // Nothing but the key binds a line's own mac and time; the chain binds them to the next line.
        const changed = log.text.slice(0, at) + String.fromCharCode(byte) + log.text.slice(at + 1);
        assert.equal(verifyLog(changed, unkeyed).state, 'tampered');
      }),
      { numRuns: 2_000 },
    );
  });

  it('shows every deletion, insertion, duplication, swap and cut of whole lines', () => {
    const edits = fc.constantFrom('delete', 'duplicate', 'swap', 'cut', 'move');
    fc.assert(
      fc.property(shapes, edits, fc.nat(), fc.nat(), (sizes, edit, one, two) => {
        const log = sampleLog(...sizes);
        const all = log.text.split('\n').slice(0, -1);
        const [a, b] = [one % all.length, two % all.length];
        const [lineA = '', lineB = ''] = [all[a], all[b]];
        const edited = {
          delete: all.toSpliced(a, 1),
          duplicate: all.toSpliced(b, 0, lineA),
          swap: all.with(a, lineB).with(b, lineA),
          cut: all.slice(0, a),
          move: all.toSpliced(a, 1).toSpliced(b, 0, lineA),
        }[edit];
        fc.pre(joined(edited) !== log.text);
        const verdict = verifyLog(joined(edited), { ...keyed, anchor: log.anchor });
        assert.equal(verdict.state, 'tampered');
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows every cut at any byte', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), (sizes, place) => {
        const log = sampleLog(...sizes);
        const cut = log.text.slice(0, place % log.text.length);
        assert.equal(verifyLog(cut, { ...keyed, anchor: log.anchor }).state, 'tampered');
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows lines forged without the key', () => {
    const forger = { ...hashes, mac: hashes.sha256 };
    const forged = chainEvents(anchor, AT, [sampleEvent()], forger);
    const verdict = verifyLog(text + forged.text, { ...keyed, anchor });
    assert.deepEqual(verdict, { state: 'tampered', line: 8, what: 'changed' });
  });
});

describe('a log after a crash', () => {
  it('is intact with one whole append ahead of the anchor', () => {
    const { text, appends } = sampleLog(2, 1, 3);
    const anchor = appends[1]?.anchor ?? START;
    assert.deepEqual(verifyLog(text, { ...keyed, anchor }), intact(6));
    assert.deepEqual(verifyLog(sampleLog(3).text, { ...keyed, anchor: START }), intact(3));
  });

  it('is intact wherever the last append was torn, and counts none of its events', () => {
    const { text, appends } = sampleLog(2, 1, 3);
    const { anchor } = appends[1] ?? { anchor: START };
    const start = appends[2]?.start ?? 0;
    for (let end = start + 1; end < text.length; end += 1) {
      const torn = text.slice(0, end);
      assert.deepEqual(
        verifyLog(torn, { ...keyed, anchor }),
        intact(3, 1),
        `torn at ${String(end)}`,
      );
      assert.deepEqual(verifyLog(`${torn}\0\0`, { ...keyed, anchor }), intact(3, 1));
    }
  });

  it('is intact after the next append vouched for the torn bytes, and shows when they change', () => {
    const { text, appends } = sampleLog(2, 1, 3);
    const { anchor } = appends[1] ?? { anchor: START };
    const start = appends[2]?.start ?? 0;
    for (let end = start + 1; end < text.length; end += 7) {
      const torn = text.slice(start, end);
      const healed = recover(text.slice(0, end), torn, anchor);
      const options = { ...keyed, anchor: healed.anchor };
      assert.deepEqual(verifyLog(healed.text, options), intact(5, 1));
      const again = chainEvents(healed.anchor, AT, [sampleEvent()], hashes);
      assert.deepEqual(
        verifyLog(healed.text + again.text, { ...keyed, anchor: again.anchor }),
        intact(6, 1),
      );
      const at = start + Math.floor(torn.length / 2);
      const changed = `${healed.text.slice(0, at)}~${healed.text.slice(at + 1)}`;
      assert.equal(verifyLog(changed, options).state, 'tampered');
      const dropped = text.slice(0, start) + healed.text.slice(end);
      assert.equal(verifyLog(dropped, options).state, 'tampered');
    }
  });

  it('is intact after a crash in the very append that vouched for a crash', () => {
    const { text, appends } = sampleLog(1, 3);
    const { anchor } = appends[0] ?? { anchor: START };
    const start = appends[1]?.start ?? 0;
    const once = text.slice(0, start + 50);
    const healed = recover(once, once.slice(start), anchor);
    for (let end = once.length + 2; end < healed.text.length; end += 5) {
      const twice = healed.text.slice(0, end);
      assert.deepEqual(verifyLog(twice, { ...keyed, anchor }), intact(1, 1), String(end));
      const final = recover(twice, twice.slice(start), anchor);
      assert.deepEqual(verifyLog(final.text, { ...keyed, anchor: final.anchor }), intact(3, 1));
    }
  });

  it('takes nothing for torn that is no beginning of the next line', () => {
    const { text, anchor } = sampleLog(1, 1);
    for (const strange of ['x', '{"seq":4', text.slice(0, 40)]) {
      assert.equal(verifyLog(text + strange, { ...keyed, anchor }).state, 'tampered', strange);
    }
    assert.deepEqual(verifyLog(`${text}{"seq":3,`, { ...keyed, anchor }), intact(2, 1));
  });
});

describe('a long log', () => {
  it('of 100,000 lines is checked in a few seconds', () => {
    const events = Array.from({ length: 100_000 }, (_, at) => sampleEvent(at));
    let log = { text: '', anchor: START };
    for (let at = 0; at < events.length; at += 10) {
      const next = chainEvents(log.anchor, AT, events.slice(at, at + 10), hashes);
      log = { text: log.text + next.text, anchor: next.anchor };
    }
    const began = performance.now();
    const verdict = verifyLog(log.text, { ...keyed, anchor: log.anchor });
    assert.deepEqual(verdict, intact(100_000));
    assert.ok(performance.now() - began < 5_000);
  });
});

/** What the log does at the append after a crash. */
function recover(text: string, torn: string, anchor: typeof START) {
  const event: AuditEvent = {
    type: 'audit.recovered',
    tornBytes: torn.length,
    tornSha256: hashes.sha256(torn),
  };
  const chained = chainEvents(anchor, AT, [event, sampleEvent()], hashes);
  const newline = text.endsWith('\n') ? '' : '\n';
  return { text: text + newline + chained.text, anchor: chained.anchor };
}
