import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { runWizard, type Step, type StepAnswer } from '../../../../src/ui/prompts/wizard.ts';

type Draft = Readonly<Record<string, string>>;

/** Steps that answer from a script, one entry for each time any of them is asked. */
function scripted(script: readonly (readonly [step: string, answer: StepAnswer<Draft>])[]) {
  const seen: string[] = [];
  const rest = [...script];
  const step = (id: string): Step<Draft> => ({
    id,
    ask: (draft, { step: number, total }) => {
      seen.push(`${id} ${number}/${total} ${JSON.stringify(draft)}`);
      const [expected, answer] = rest.shift() ?? [];
      assert.equal(id, expected);
      assert.ok(answer);
      return Promise.resolve(answer);
    },
  });
  return { step, seen, rest };
}

const next = (draft: Draft): StepAnswer<Draft> => ({ kind: 'next', draft });

describe('runWizard', () => {
  it('asks each step once and answers the last draft', async () => {
    const { step, seen } = scripted([
      ['a', next({ a: '1' })],
      ['b', next({ a: '1', b: '2' })],
    ]);
    assert.deepEqual(await runWizard({}, () => [step('a'), step('b')]), { a: '1', b: '2' });
    assert.deepEqual(seen, ['a 1/2 {}', 'b 2/2 {"a":"1"}']);
  });

  it('goes back and keeps what was typed', async () => {
    const { step, seen } = scripted([
      ['a', next({ a: '1' })],
      ['b', { kind: 'back', draft: { a: '1', b: 'half' } }],
      ['a', next({ a: '3', b: 'half' })],
      ['b', next({ a: '3', b: 'whole' })],
    ]);
    assert.deepEqual(await runWizard({}, () => [step('a'), step('b')]), { a: '3', b: 'whole' });
    assert.equal(seen[2], 'a 1/2 {"a":"1","b":"half"}');
  });

  it('answers undefined when any step is cancelled', async () => {
    const { step } = scripted([
      ['a', next({ a: '1' })],
      ['b', { kind: 'cancel' }],
    ]);
    assert.equal(await runWizard({}, () => [step('a'), step('b')]), undefined);
  });

  it('passes a step with nothing to ask in both directions', async () => {
    const { step, rest } = scripted([
      ['a', next({})],
      ['quiet', { kind: 'skip' }],
      ['c', { kind: 'back' }],
      ['quiet', { kind: 'skip' }],
      ['a', next({})],
      ['quiet', { kind: 'skip' }],
      ['c', next({ c: '1' })],
    ]);
    const steps = () => [step('a'), step('quiet'), step('c')];
    assert.deepEqual(await runWizard({}, steps), { c: '1' });
    assert.equal(rest.length, 0);
  });

  it('does not leave when the first step has nothing to ask on the way back', async () => {
    const { step } = scripted([
      ['quiet', { kind: 'skip' }],
      ['b', { kind: 'back' }],
      ['quiet', { kind: 'skip' }],
      ['b', next({ b: '1' })],
    ]);
    assert.deepEqual(await runWizard({}, () => [step('quiet'), step('b')]), { b: '1' });
  });

  it('follows steps that come and go with the draft', async () => {
    const { step, seen } = scripted([
      ['kind', next({ kind: 'two' })],
      ['one', next({ kind: 'two', one: '1' })],
      ['two', { kind: 'back' }],
      ['one', { kind: 'back' }],
      ['kind', next({ kind: 'none' })],
      ['end', next({ kind: 'none', end: '1' })],
    ]);
    const steps = (draft: Draft): readonly Step<Draft>[] => [
      step('kind'),
      ...(draft['kind'] === 'two' ? [step('one'), step('two')] : []),
      step('end'),
    ];
    assert.deepEqual(await runWizard({}, steps), { kind: 'none', end: '1' });
    assert.match(seen.at(-1) ?? '', /^end 2\/2/);
  });

  it('jumps to a named step and goes on from there', async () => {
    const { step } = scripted([
      ['a', next({ a: '1' })],
      ['b', next({ a: '1' })],
      ['summary', { kind: 'goto', step: 'b' }],
      ['b', next({ a: '1', b: '2' })],
      ['summary', next({ a: '1', b: '2' })],
    ]);
    const steps = () => [step('a'), step('b'), step('summary')];
    assert.deepEqual(await runWizard({}, steps), { a: '1', b: '2' });
  });
});
