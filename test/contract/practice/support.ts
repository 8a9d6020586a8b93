import assert from 'node:assert/strict';
import type { PracticeExchangeId } from '../../../src/practice/exchanges.ts';
import type { SampleRole } from '../../../src/practice/engine/sampleKeys.ts';
import type { Practice } from '../../../src/practice/start.ts';
import { sampleFields } from '../../unit/practice/support.ts';
import type { Call, Client, Outcome } from './clients.ts';

export const SYMBOL = { binance: 'BTC/USDT', deribit: 'BTC/USDC' } as const;

export const BALANCE: Call = ['fetchBalance'];

export interface Fields {
  readonly apiKey: string;
  readonly secret: string;
}

export interface Expected {
  /** ccxt's class. */
  readonly error: string;
  /** Text that the message holds: the exchange's own code. */
  readonly holds: string;
}

/** Makes the calls with a sample key. */
export function runAs(
  client: Client,
  practice: Practice,
  exchange: PracticeExchangeId,
  role: SampleRole,
  calls: readonly Call[],
): Promise<readonly Outcome[]> {
  return client.run({
    exchange,
    url: practice.url,
    fields: sampleFields(practice, exchange, role),
    calls,
  });
}

export function valueOf(outcome: Outcome | undefined): unknown {
  assert.ok(outcome);
  assert.ok(
    outcome.error === undefined,
    `${outcome.error}: ${'message' in outcome ? outcome.message : ''}`,
  );
  return outcome.value;
}

export function assertRefused(outcome: Outcome | undefined, expected: Expected): void {
  assert.ok(outcome?.error !== undefined, 'The call succeeded.');
  assert.equal(outcome.error, expected.error, outcome.message);
  const compact = outcome.message.replaceAll('": ', '":');
  assert.ok(compact.includes(expected.holds), compact);
}
