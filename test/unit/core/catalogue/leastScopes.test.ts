import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allExchanges, findExchange } from '../../../../src/core/catalogue/catalogue.ts';
import {
  LEAST_SCOPES,
  scopeChecklist,
  type ChecklistRow,
} from '../../../../src/core/catalogue/leastScopes.ts';
import {
  PURPOSES,
  SCOPES,
  type Purpose,
  type Scope,
} from '../../../../src/core/keys/vocabulary.ts';

describe('least scopes', () => {
  it('allow what they need, and no purpose may move money out', () => {
    for (const purpose of PURPOSES) {
      const { needed, allowed } = LEAST_SCOPES[purpose];
      assert.ok(needed.every((scope) => allowed.includes(scope)));
      assert.ok(!allowed.includes('withdraw') && !allowed.includes('transfer'));
      assert.equal(allowed.includes('manage-keys'), purpose === 'rotation');
    }
  });
});

describe('scopeChecklist', () => {
  it('has a row for each scope, and withdraw and transfer off, at every exchange and purpose', () => {
    for (const exchange of allExchanges()) {
      for (const purpose of PURPOSES) {
        const rows = scopeChecklist(exchange, purpose);
        assert.deepEqual(
          rows.map(({ scope }) => scope),
          [...SCOPES],
        );
        for (const { scope, want, exchangeName, verified, impliedBy } of rows) {
          if (scope === 'withdraw' || scope === 'transfer') assert.equal(want, 'off');
          if (scope === 'manage-keys') assert.equal(want === 'on', purpose === 'rotation');
          assert.equal(exchangeName === undefined, verified === undefined);
          if (impliedBy) assert.equal(want, 'off');
        }
        assert.ok(rows.some(({ want }) => want === 'on'));
      }
    }
  });

  const on: Readonly<Record<Purpose, readonly Scope[]>> = {
    'market-data': ['read'],
    account: ['read'],
    trading: ['read', 'trade.spot'],
    rotation: ['read', 'manage-keys'],
  };
  for (const purpose of PURPOSES) {
    it(`${purpose} at Binance: ${on[purpose].join(', ')}`, () => {
      const rows = checklist('binance', purpose);
      assert.deepEqual(
        rows.filter(({ want }) => want === 'on').map(({ scope }) => scope),
        on[purpose],
      );
    });
  }

  it("uses the exchange's words and their level", () => {
    assert.deepEqual(row('binance', 'trading', 'withdraw'), {
      scope: 'withdraw',
      want: 'off',
      exchangeName: 'enableWithdrawals',
      verified: 'docs',
    });
    assert.equal(row('mexc', 'trading', 'withdraw').verified, 'memory');
    assert.equal(row('bitget', 'trading', 'trade.spot').verified, 'memory');
    assert.deepEqual(row('luno', 'trading', 'withdraw'), { scope: 'withdraw', want: 'off' });
  });

  it('says which unwanted scope comes with a wanted permission', () => {
    assert.equal(row('okx', 'trading', 'transfer').impliedBy, 'trade.spot');
    assert.equal(row('okx', 'trading', 'withdraw').impliedBy, undefined);
    assert.equal(row('deribit', 'trading', 'trade.futures').impliedBy, 'trade.spot');
    assert.equal(row('bybit', 'rotation', 'transfer').impliedBy, 'manage-keys');
    assert.equal(row('binance', 'trading', 'trade.futures').impliedBy, undefined);
  });

  it('never has withdraw come with what a trading key needs', () => {
    for (const { id } of allExchanges()) {
      assert.equal(row(id, 'trading', 'withdraw').impliedBy, undefined, id);
    }
  });

  it('asks for futures where nothing else is traded', () => {
    for (const id of ['krakenfutures', 'woofipro']) {
      assert.equal(row(id, 'trading', 'trade.futures').want, 'on');
      assert.equal(row(id, 'trading', 'trade.spot').want, 'off');
    }
  });
});

function checklist(id: string, purpose: Purpose): readonly ChecklistRow[] {
  const exchange = findExchange(id);
  assert.ok(exchange, id);
  return scopeChecklist(exchange, purpose);
}

function row(id: string, purpose: Purpose, scope: Scope): ChecklistRow {
  const found = checklist(id, purpose).find((candidate) => candidate.scope === scope);
  assert.ok(found);
  return found;
}
