import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import type { PracticeExchangeId } from '../../../src/practice/exchanges.ts';
import type { SampleRole } from '../../../src/practice/engine/sampleKeys.ts';
import { javascript, pythonClient, type Call, type Client } from './clients.ts';
import { at, sampleFields, withPractice } from '../../unit/practice/support.ts';
import {
  assertRefused,
  BALANCE,
  runAs,
  SYMBOL,
  valueOf,
  type Expected,
  type Fields,
} from './support.ts';

interface Refused {
  readonly role?: SampleRole;
  readonly call?: Call;
  readonly change?: (fields: Fields) => Fields;
  /** Milliseconds that the exchange's clock runs ahead of the client's. */
  readonly ahead?: number;
  readonly expected: Expected;
}

const AN_HOUR = 3_600_000;

const expecting = (error: string, holds: string): Expected => ({ error, holds });
const rejected = expecting('AuthenticationError', '"code":-2015');
const badSignature = expecting('AuthenticationError', '"code":-1022');
const badKeyFormat = expecting('AuthenticationError', '"code":-2014');
const invalidNonce = expecting('InvalidNonce', '"code":-1021');
const unauthorized = expecting('AuthenticationError', '"code":13009');
const badCredentials = expecting('AuthenticationError', '"code":13004');
const forbidden = expecting('PermissionDenied', '"code":13021');
const tooPoor = {
  binance: expecting('InsufficientFunds', 'Account has insufficient balance for requested action.'),
  deribit: expecting('InsufficientFunds', '"code":10009'),
};

const REFUSALS: Readonly<Record<PracticeExchangeId, Readonly<Record<string, Refused>>>> = {
  binance: {
    'wrong secret': { change: wrongSecret, expected: badSignature },
    'unknown key': { change: unknownKey, expected: rejected },
    'malformed key': { change: malformedKey, expected: badKeyFormat },
    'stale timestamp': { ahead: AN_HOUR, expected: invalidNonce },
    'timestamp ahead': { ahead: -AN_HOUR, expected: invalidNonce },
    'missing scope': { role: 'read-only', call: buy('binance', 0.01), expected: rejected },
    'foreign IP': { role: 'ip-restricted', expected: rejected },
    'expired key': { role: 'expired', expected: rejected },
    'too little money': { call: buy('binance', 5), expected: tooPoor.binance },
  },
  deribit: {
    'wrong secret': { change: wrongSecret, expected: unauthorized },
    'unknown key': { change: unknownKey, expected: badCredentials },
    'stale timestamp': { ahead: AN_HOUR, expected: unauthorized },
    'timestamp ahead': { ahead: -AN_HOUR, expected: unauthorized },
    'missing scope': { role: 'read-only', call: buy('deribit', 0.01), expected: forbidden },
    'foreign IP': { role: 'ip-restricted', expected: unauthorized },
    'expired key': { role: 'expired', expected: unauthorized },
    'too little money': { call: buy('deribit', 5), expected: tooPoor.deribit },
  },
};

for (const { name, open } of [javascript, pythonClient]) {
  describe(`practice exchange refuses ${name}`, () => {
    let client: Client;
    before(() => {
      client = open();
    });
    after(() => client.close());

    for (const exchange of ['binance', 'deribit'] as const) {
      for (const [what, refused] of Object.entries(REFUSALS[exchange])) {
        const { role = 'trading', call = BALANCE, change, ahead = 0, expected } = refused;
        it(`${exchange}: ${what} is ${expected.error}, ${expected.holds}`, () =>
          withPractice({ clock: () => Date.now() + ahead }, async (practice) => {
            const given = sampleFields(practice, exchange, role);
            const fields = change === undefined ? given : change(given);
            const [outcome] = await client.run({
              exchange,
              url: practice.url,
              fields,
              calls: [call],
            });
            assertRefused(outcome, expected);
          }));
      }
    }

    it('binance: ccxt takes -2015 for a ban once the key has worked', () =>
      withPractice({}, async (practice) => {
        const calls = [BALANCE, buy('binance', 0.01)];
        const [, outcome] = await runAs(client, practice, 'binance', 'read-only', calls);
        assertRefused(outcome, expecting('DDoSProtection', '"code":-2015'));
      }));

    it('binance: adjustForTimeDifference heals a client with a wrong clock', () =>
      withPractice({ clock: () => Date.now() + AN_HOUR }, async (practice) => {
        const [, outcome] = await client.run({
          exchange: 'binance',
          url: practice.url,
          fields: sampleFields(practice, 'binance', 'trading'),
          options: { adjustForTimeDifference: true },
          calls: [['loadTimeDifference'], BALANCE],
        });
        assert.equal(at(valueOf(outcome), 'BTC', 'total'), 1);
      }));
  });
}

function buy(exchange: PracticeExchangeId, quantity: number): Call {
  return ['createOrder', SYMBOL[exchange], 'market', 'buy', quantity];
}

function wrongSecret({ apiKey, secret }: Fields): Fields {
  return { apiKey, secret: rotated(secret) };
}

function unknownKey({ apiKey, secret }: Fields): Fields {
  return { apiKey: rotated(apiKey), secret };
}

function malformedKey({ apiKey, secret }: Fields): Fields {
  return { apiKey: apiKey.slice(1), secret };
}

/** Another text of the same shape. */
function rotated(text: string): string {
  return text.slice(1) + text.charAt(0);
}
