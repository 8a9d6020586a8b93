import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  COMPOUND_MS,
  createConsentDesk,
  FORGET_MS,
  PATIENCE_MS,
  type ConsentDesk,
} from '../../../../src/app/injection/consentDesk.ts';
import type { ConsentQuestion } from '../../../../src/app/injection/ports.ts';
import type { GrantDuration } from '../../../../src/core/audit/event.ts';
import { keyRecord } from '../../core/inject/records.ts';
import { handTimers, type HandTimers } from './world.ts';

const question = (
  alias: string,
  environment: 'practice' | 'live' = 'practice',
): ConsentQuestion => ({
  record: keyRecord({ alias, environment }),
  variables: [],
  launch: { configuration: alias, type: 'node', program: '', arguments: [], folder: '' },
  mode: 'broker',
});

interface Desk {
  readonly desk: ConsentDesk;
  readonly timers: HandTimers;
  /** The aliases of each dialog, and how to answer it. */
  readonly dialogs: {
    readonly aliases: readonly string[];
    readonly mayLast: boolean;
    readonly answer: (answer: GrantDuration | 'denied') => void;
  }[];
}

function open(): Desk {
  const timers = handTimers();
  const dialogs: Desk['dialogs'] = [];
  const desk = createConsentDesk(
    {
      allow: (questions, mayLast) =>
        new Promise((answer) => {
          dialogs.push({ aliases: questions.map(({ record }) => record.alias), mayLast, answer });
        }),
      typeAlias: ([first]) => Promise.resolve(first?.record.alias),
    },
    timers.schedule,
  );
  return { desk, timers, dialogs };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the consent desk', () => {
  it('asks at once when nobody else was announced', async () => {
    const { desk, dialogs } = open();
    const answer = desk.ask('a', [question('a')]);
    await settled();
    dialogs[0]?.answer('session');
    assert.equal(await answer, 'session');
  });

  it('asks once for all that were announced, and gives all the same answer', async () => {
    const { desk, dialogs } = open();
    for (const name of ['a', 'b', 'c', 'a']) desk.announce(name);
    const answers = ['a', 'b', 'c'].map((name) => desk.ask(name, [question(name)]));
    await settled();
    assert.deepEqual(
      dialogs.map(({ aliases }) => aliases),
      [['a', 'b', 'c']],
    );
    dialogs[0]?.answer('denied');
    assert.deepEqual(await Promise.all(answers), ['denied', 'denied', 'denied']);
  });

  it('does not wait for one that left', async () => {
    const { desk, dialogs } = open();
    desk.announce('a');
    desk.announce('b');
    void desk.ask('a', [question('a')]);
    await settled();
    assert.equal(dialogs.length, 0);
    desk.leave('b');
    await settled();
    assert.equal(dialogs.length, 1);
  });

  it('waits no longer than its patience for one that takes its time', async () => {
    const { desk, dialogs, timers } = open();
    desk.announce('a');
    desk.announce('b');
    void desk.ask('a', [question('a')]);
    timers.pass(PATIENCE_MS - 1);
    await settled();
    assert.equal(dialogs.length, 0);
    timers.pass(1);
    await settled();
    assert.deepEqual(
      dialogs.map(({ aliases }) => aliases),
      [['a']],
    );
  });

  it('forgets one that never came', async () => {
    const { desk, dialogs, timers } = open();
    desk.announce('gone');
    timers.pass(FORGET_MS);
    void desk.ask('a', [question('a')]);
    await settled();
    assert.equal(dialogs.length, 1);
  });

  it('waits a moment for other members of a compound, which may not have been started', async () => {
    const { desk, dialogs, timers } = open();
    desk.announce('a', ['b']);
    void desk.ask('a', [question('a')]);
    timers.pass(COMPOUND_MS - 1);
    await settled();
    assert.equal(dialogs.length, 0);
    timers.pass(1);
    await settled();
    assert.equal(dialogs.length, 1);
  });

  it('shows one dialog at a time', async () => {
    const { desk, dialogs } = open();
    const first = desk.ask('a', [question('a')]);
    const second = desk.ask('b', [question('b')]);
    await settled();
    assert.equal(dialogs.length, 1);
    dialogs[0]?.answer('once');
    await first;
    await settled();
    dialogs[1]?.answer('denied');
    assert.equal(await second, 'denied');
  });

  it('offers no lasting grant when a live key is among them, and takes none', async () => {
    const { desk, dialogs } = open();
    const answer = desk.ask('a', [question('a'), question('l', 'live')]);
    await settled();
    assert.equal(dialogs[0]?.mayLast, false);
    dialogs[0].answer('30-days');
    assert.equal(await answer, 'once');
  });
});
