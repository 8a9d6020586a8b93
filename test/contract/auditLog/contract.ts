import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import type { AuditLog } from '../../../src/app/ports.ts';
import type { Verdict } from '../../../src/core/audit/verify.ts';
import { sampleEvent } from '../../unit/core/audit/sample.ts';

export interface LogUnderTest {
  readonly log: AuditLog;
  readonly edit: (change: (text: string) => string) => void;
}

/** What every AuditLog must do. */
export function auditLogContract(make: (context: TestContext) => LogUnderTest): void {
  it('is intact before the first event', async (context) => {
    assert.deepEqual(await verdictOf(make(context).log), intact(0));
  });

  it('keeps events in order and stays intact', async (context) => {
    const { log } = make(context);
    for (const size of [1, 3, 2]) {
      const events = Array.from({ length: size }, (_, at) => sampleEvent(at));
      assert.deepEqual(await log.append(...events), { ok: true, value: undefined });
    }
    assert.deepEqual(await verdictOf(log), intact(6));
  });

  it('does nothing for no events', async (context) => {
    const { log } = make(context);
    assert.deepEqual(await log.append(), { ok: true, value: undefined });
    assert.deepEqual(await verdictOf(log), intact(0));
  });

  const tamperings: readonly [string, (text: string) => string][] = [
    ['a changed line', (text) => text.replace('locked', 'opened')],
    ['a line that is gone', (text) => text.split('\n').toSpliced(1, 1).join('\n')],
    ['a cut tail', (text) => text.split('\n').toSpliced(-2, 1).join('\n')],
    ['a cut in mid-line', (text) => text.slice(0, -9)],
    ['a line twice', (text) => text + (text.split('\n').at(-2) ?? '') + '\n'],
    ['two lines swapped', (text) => swapped(text.split('\n')).join('\n')],
    ['an emptied file', () => ''],
    ['another file', () => 'something else\n'],
  ];
  for (const [name, tamper] of tamperings) {
    it(`shows ${name}, and still does after further events`, async (context) => {
      const { log, edit } = make(context);
      for (let at = 0; at < 4; at += 1) await log.append(sampleEvent(at));
      edit(tamper);
      assert.equal((await verdictOf(log)).state, 'tampered');
      assert.equal((await log.append(sampleEvent(), sampleEvent(1))).ok, true);
      assert.equal((await verdictOf(log)).state, 'tampered');
      assert.equal((await log.append(sampleEvent())).ok, true);
      assert.equal((await verdictOf(log)).state, 'tampered');
    });
  }
}

export function intact(events: number, crashes = 0): Verdict {
  return { state: 'intact', events, crashes, authenticated: true };
}

export async function verdictOf(log: AuditLog): Promise<Verdict> {
  const verdict = await log.verify();
  assert.ok(verdict.ok, verdict.ok ? '' : verdict.error.code);
  return verdict.value;
}

function swapped(lines: readonly string[]): readonly string[] {
  const [one = '', two = '', ...rest] = lines;
  return [two, one, ...rest];
}
