import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';

import { findExchange } from '../../../../src/core/catalogue/catalogue.ts';
import type { ExchangeFacts } from '../../../../src/core/catalogue/types.ts';
import { Secret } from '../../../../src/core/keys/secret.ts';
import {
  EMPTY_DRAFT,
  aliasOf,
  stepIds,
  toKeyDraft,
  withAlias,
  withExchange,
  withField,
  type AddKeyDraft,
} from '../../../../src/ui/commands/addKeyDraft.ts';

function exchange(id: string): ExchangeFacts {
  const found = findExchange(id);
  assert.ok(found);
  return found;
}

const someValue = () => new Secret(randomBytes(24).toString('hex'));
const NONE: ReadonlySet<string> = new Set();

const okxDraft: AddKeyDraft = {
  exchange: exchange('okx'),
  environment: 'demo',
  purpose: 'trading',
  fields: new Map(),
};

describe('the steps of adding a key', () => {
  it('ask for the fields of the exchange, in its order, once it is known', () => {
    assert.deepEqual(stepIds(EMPTY_DRAFT).slice(3, 5), ['checklist', 'twins']);
    assert.deepEqual(stepIds(okxDraft).slice(4), [
      'field:apiKey',
      'field:secret',
      'field:password',
      'twins',
      'alias',
      'summary',
    ]);
  });
});

describe('choosing another exchange', () => {
  it('drops the values, so that they are never stored for an exchange they were not typed for', () => {
    const typed = withField(okxDraft, 'apiKey', someValue());
    const other = withExchange(typed, exchange('bybit'));
    assert.equal(other.fields.size, 0);
    assert.equal(other.purpose, 'trading');
    assert.equal(other.environment, 'demo');
  });

  it('drops an environment that the other exchange does not have', () => {
    const other = withExchange(okxDraft, exchange('kraken'));
    assert.equal(other.environment, undefined);
  });

  it('keeps everything when the same one is chosen again', () => {
    const typed = withField(okxDraft, 'apiKey', someValue());
    assert.equal(withExchange(typed, exchange('okex')), typed);
  });
});

describe('the alias', () => {
  it('is proposed, and numbered when that is taken', () => {
    assert.equal(aliasOf(okxDraft, NONE), 'okx-demo');
    assert.equal(aliasOf(okxDraft, new Set(['okx-demo', 'okx-demo-2'])), 'okx-demo-3');
  });

  it('follows the environment until the user types one', () => {
    const accepted = withAlias(okxDraft, 'okx-demo', NONE);
    assert.equal(aliasOf({ ...accepted, environment: 'live' }, NONE), 'okx-live');
    const typed = withAlias(okxDraft, 'my-bot', NONE);
    assert.equal(aliasOf({ ...typed, environment: 'live' }, NONE), 'my-bot');
  });
});

describe('toKeyDraft', () => {
  const full = ['password', 'secret', 'apiKey'] as const;
  const typed = full.reduce<AddKeyDraft>(
    (draft, field) => withField(draft, field, someValue()),
    okxDraft,
  );

  it('puts the fields in the exchange’s order, whatever the order of typing', () => {
    const draft = toKeyDraft(typed, NONE, 90);
    assert.ok(draft);
    assert.deepEqual([...draft.fields.keys()], ['apiKey', 'secret', 'password']);
    assert.deepEqual([draft.alias, draft.exchange, draft.maxAgeDays], ['okx-demo', 'okx', 90]);
  });

  it('leaves the policy out when there is none', () => {
    const draft = toKeyDraft(typed, NONE, 0);
    assert.ok(draft);
    assert.equal('maxAgeDays' in draft, false);
  });

  it('answers nothing while something is missing or the alias cannot be one', () => {
    assert.equal(toKeyDraft(EMPTY_DRAFT, NONE, 90), undefined);
    assert.equal(toKeyDraft({ ...typed, alias: 'Not An Alias' }, NONE, 90), undefined);
  });
});
