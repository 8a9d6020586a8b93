import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { createMasker } from '../../../../src/adapters/debugger/masker.ts';
import { createOutputWatch, type OutputWatch } from '../../../../src/app/injection/outputWatch.ts';
import type { LaunchTicket } from '../../../../src/app/injection/ticketBook.ts';
import { giveGrant } from '../../../../src/core/inject/grant.ts';
import { mintTicket } from '../../../../src/core/inject/ticket.ts';
import type { KeyRecord } from '../../../../src/core/keys/keyRecord.ts';
import { Secret } from '../../../../src/core/keys/secret.ts';
import { sampleKey } from '../../../fakes/sampleKey.ts';

const MASK = '[masked: KEY]';
const ROOT = 'root';

describe('createOutputWatch', () => {
  it('leaves alone what comes before a value was given, and after the launch ended', () => {
    const { watch, print, value, ticket } = launched();
    assert.ok(print(value).shown === value);
    give(watch, ticket, value);
    assert.ok(print(value).shown === MASK);
    watch.forget(ticket.id);
    assert.ok(print(value).shown === value);
  });

  it('masks the old value and the new one after the key was edited', () => {
    const { watch, print, value, ticket } = launched();
    const newer = sampleValue();
    give(watch, ticket, value);
    print('begun\n');
    give(watch, ticket, newer);
    assert.ok(print(`${value} ${newer}`).shown === `${MASK} ${MASK}`);
    assert.ok(print(`${value} ${newer}`, 'a child').shown === `${MASK} ${MASK}`);
  });

  it('goes on in the middle of a value when newer values are given', () => {
    const { watch, print, value, ticket } = launched();
    give(watch, ticket, value);
    const first = print(value.slice(0, 7)).shown;
    give(watch, ticket, sampleValue());
    const shown = first + print(value.slice(7, 20)).shown + print(`${value.slice(20)}.\n`).shown;
    assert.ok(shown === `${value.slice(0, 7)}${MASK}.\n`);
  });

  it('follows each session by itself', () => {
    const { watch, print, value, ticket } = launched();
    give(watch, ticket, value);
    const [start, end] = [value.slice(0, 7), value.slice(7)];
    const shown = [print(start, 'one'), print(start, 'two'), print(end, 'one'), print(end, 'two')];
    assert.ok(shown.map((one) => one.shown).join('') === start + start + MASK + MASK);
  });

  it('tells once per key that it was printed, whichever session of the launch printed it', () => {
    const { watch, print, value, ticket } = launched();
    const newer = sampleValue();
    give(watch, ticket, value);
    assert.deepEqual(print('nothing\n').kinds, []);
    assert.deepEqual(print(value).kinds, ['printed']);
    assert.deepEqual(print(value).kinds, []);
    assert.deepEqual(print(value, 'a child').kinds, []);
    give(watch, ticket, newer);
    assert.deepEqual(print(newer).kinds, []);
  });

  it('does not tell of what the user looks at in the debugger', () => {
    const { watch, value, ticket } = launched();
    give(watch, ticket, value);
    const message = { type: 'response', command: 'evaluate', body: { result: value } };
    assert.deepEqual(watch.arrives(ticket.id, ROOT, message), []);
    assert.ok(message.body.result === MASK);
  });

  it('tells once of a live host in the output', () => {
    const { watch, print, value, ticket } = launched();
    give(watch, ticket, value);
    assert.deepEqual(print('GET https://www.deribit.com/api/v2\n').kinds, ['live-host']);
    assert.deepEqual(print('GET https://www.deribit.com/api/v2\n').kinds, []);
  });

  it('keeps launches apart', () => {
    const [one, other] = [launched(), launched()];
    give(one.watch, one.ticket, one.value);
    give(one.watch, other.ticket, other.value);
    assert.ok(one.print(other.value).shown === other.value);
  });
});

interface Printed {
  readonly shown: string;
  readonly kinds: readonly string[];
}

/** A launch of a testnet key, and what becomes of what it prints. */
function launched() {
  const watch = createOutputWatch(createMasker);
  const { record } = sampleKey({ exchange: 'deribit', environment: 'testnet' });
  const ticket = ticketOf(record);
  const print = (output: string, session = ROOT): Printed => {
    const message = { type: 'event', event: 'output', body: { category: 'stdout', output } };
    const kinds = watch.arrives(ticket.id, session, message).map(({ kind }) => kind);
    return { shown: message.body.output, kinds };
  };
  return { watch, ticket, print, value: sampleValue() };
}

function ticketOf(record: KeyRecord): LaunchTicket {
  const launch = 'hash';
  const about = { keyId: record.id, launch, configuration: 'bot', program: 'bot.mjs', folder: '' };
  const grant = giveGrant({ ...about, duration: 'once' }, 0);
  return {
    ...mintTicket(randomUUID(), 0),
    launch: {
      configuration: 'bot',
      folder: '',
      delivery: 'broker-node',
      keys: [{ record, variables: { secret: 'KEY' }, launch, grant }],
    },
  };
}

function give(watch: OutputWatch, ticket: LaunchTicket, value: string): void {
  watch.expect(ticket, new Map([['KEY', new Secret(value)]]));
}

function sampleValue(): string {
  return randomBytes(32).toString('hex');
}
