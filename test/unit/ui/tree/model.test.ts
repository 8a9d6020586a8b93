import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';

import type { Grant } from '../../../../src/core/inject/grant.ts';
import { allExchanges } from '../../../../src/core/catalogue/catalogue.ts';
import type { KeyRecord } from '../../../../src/core/keys/keyRecord.ts';
import { hasChildren, treeModel, type TreeModel } from '../../../../src/ui/tree/model.ts';
import type { KeyNode, TreeNode } from '../../../../src/ui/tree/node.ts';
import { iconOf } from '../../../../src/ui/tree/icon.ts';
import { NOTHING_KNOWN } from '../../../../src/ui/tree/snapshot.ts';
import { NOW, daysAgo, record, snapshot } from './snapshots.ts';

function onlyKey(model: TreeModel): KeyNode {
  const [group] = model.roots;
  assert.ok(group?.kind === 'group');
  const [key] = group.keys;
  assert.ok(key);
  return key;
}

function detailsFor(
  changes: Partial<KeyRecord>,
  more: Parameters<typeof snapshot>[1] = {},
): readonly TreeNode[] {
  const model = treeModel(snapshot({ keys: [record(changes)] }, more), NOW);
  return model.childrenOf(onlyKey(model));
}

function one<K extends TreeNode['kind']>(
  nodes: readonly TreeNode[],
  kind: K,
): Extract<TreeNode, { kind: K }> {
  const found = nodes.filter((node): node is Extract<TreeNode, { kind: K }> => node.kind === kind);
  const [first] = found;
  assert.ok(first && found.length === 1, `one ${kind}, found ${String(found.length)}`);
  return first;
}

function everyNode(model: TreeModel): readonly TreeNode[] {
  const walk = (node: TreeNode): readonly TreeNode[] => [
    node,
    ...model.childrenOf(node).flatMap(walk),
  ];
  return model.roots.flatMap(walk);
}

describe('the roots of the tree', () => {
  it('are none before anything was read, and none for an empty index', () => {
    assert.deepEqual(treeModel(NOTHING_KNOWN, NOW).roots, []);
    assert.deepEqual(treeModel(snapshot({}), NOW).roots, []);
  });

  it('are groups by exchange name, then from practice to live, keys by alias', () => {
    const keys = [
      record({ alias: 'okx-live', exchange: 'okx', environment: 'live' }),
      record({ alias: 'okx-demo', exchange: 'okx', environment: 'demo' }),
      record({ alias: 'b-2' }),
      record({ alias: 'b-10' }),
      record({ alias: 'odd', exchange: 'no-such-exchange' }),
      record({ alias: 'practice', environment: 'practice' }),
    ];
    const shape = treeModel(snapshot({ keys }), NOW).roots.map((node) => {
      assert.ok(node.kind === 'group');
      return [node.exchangeName, node.environment, node.keys.map((key) => key.record.alias)];
    });
    assert.deepEqual(shape, [
      ['Binance', 'practice', ['practice']],
      ['Binance', 'testnet', ['b-10', 'b-2']],
      ['no-such-exchange', 'testnet', ['odd']],
      ['OKX', 'demo', ['okx-demo']],
      ['OKX', 'live', ['okx-live']],
    ]);
  });

  it('begin with what stands in the way', () => {
    const locked = treeModel(
      snapshot({ keys: [record()] }, { availability: { state: 'locked' } }),
      NOW,
    );
    assert.deepEqual(
      locked.roots.map(({ id }) => id),
      ['notice:keychain', 'group:binance/testnet'],
    );
    const damaged = treeModel(
      {
        index: { ok: false, error: { code: 'damaged' } },
        availability: { state: 'missing', reason: 'no-libsecret' },
        grants: [],
      },
      NOW,
    );
    assert.deepEqual(
      damaged.roots.map(({ id }) => id),
      ['notice:keychain', 'notice:index'],
    );
  });
});

describe('the rows of a key', () => {
  it('name the fields, with the exchange’s own word where it has one', () => {
    const rows = detailsFor({ exchange: 'okx', fields: ['apiKey', 'secret', 'password'] }).filter(
      (node) => node.kind === 'field',
    );
    assert.deepEqual(
      rows.map(({ field, exchangeName }) => [field, exchangeName]),
      [
        ['apiKey', undefined],
        ['secret', undefined],
        ['password', 'passphrase'],
      ],
    );
  });

  it('leave out what nobody read', () => {
    const details = detailsFor({});
    assert.deepEqual(one(details, 'scopes').more, {});
    assert.deepEqual(one(details, 'allowlist').more, {});
    assert.equal(one(details, 'expiry').more.expiresAt, undefined);
    assert.deepEqual(one(details, 'age').more, { ageDays: 10 });
    assert.equal(
      details.some(({ kind }) => kind === 'note'),
      false,
    );
  });

  it('say what the exchange said', () => {
    const expiresAt = daysAgo(-30);
    const details = detailsFor({
      maxAgeDays: 90,
      note: 'for the grid bot',
      observation: {
        at: daysAgo(1),
        endpoint: 'GET /made/up',
        scopes: { read: 'granted', withdraw: 'granted', transfer: 'denied' },
        ipAllowlist: ['192.0.2.1', '192.0.2.2'],
        expiresAt,
      },
    });
    assert.deepEqual(one(details, 'scopes').more, { readAt: daysAgo(1) });
    assert.deepEqual(one(details, 'allowlist').more.addresses, ['192.0.2.1', '192.0.2.2']);
    assert.equal(one(details, 'expiry').more.expiresAt, expiresAt);
    assert.deepEqual(one(details, 'age').more, { ageDays: 10, maxAgeDays: 90 });
    assert.equal(one(details, 'note').more.note, 'for the grid bot');
  });

  it('list every scope, unknown where unread, and mark what the purpose does not need', () => {
    const observation = {
      at: daysAgo(1),
      endpoint: 'GET /made/up',
      scopes: { read: 'granted', 'trade.spot': 'granted', withdraw: 'granted' },
    } as const;
    const model = treeModel(
      snapshot({ keys: [record({ purpose: 'market-data', observation })] }),
      NOW,
    );
    const scopes = model.childrenOf(one(model.childrenOf(onlyKey(model)), 'scopes'));
    const rows = scopes.map((node) => {
      assert.ok(node.kind === 'scope');
      return [node.more.scope, node.more.state, node.more.excess];
    });
    assert.deepEqual(rows, [
      ['read', 'granted', false],
      ['trade.spot', 'granted', true],
      ['trade.margin', 'unknown', false],
      ['trade.futures', 'unknown', false],
      ['trade.options', 'unknown', false],
      ['transfer', 'unknown', false],
      ['withdraw', 'granted', true],
      ['manage-keys', 'unknown', false],
    ]);
  });

  it('hold the grants and the launch configurations of this key alone', () => {
    const mine = record();
    const grant = (keyId: string): Grant => ({
      keyId,
      launch: '0'.repeat(64),
      duration: '30-days',
      givenAt: daysAgo(1),
      expiresAt: daysAgo(-29),
      configuration: 'Run bot',
      program: 'bot.mjs',
      folder: 'file:///demo',
    });
    const attachment = (alias: string) => ({
      folder: 'file:///demo',
      configuration: `Run with ${alias}`,
      request: { keys: [{ alias, variables: {} }], required: true },
    });
    const model = treeModel(
      snapshot(
        { keys: [mine], attachments: [attachment(mine.alias), attachment('another')] },
        { grants: [grant(mine.id), grant(randomUUID())] },
      ),
      NOW,
    );
    const details = model.childrenOf(onlyKey(model));
    const grants = one(details, 'grants');
    assert.equal(grants.more.grants.length, 1);
    assert.equal(model.childrenOf(grants).length, 1);
    const attached = model.childrenOf(one(details, 'attachments'));
    assert.deepEqual(
      attached.map((node) => node.kind === 'attachment' && node.more.attachment.configuration),
      ['Run with binance-testnet'],
    );
  });
});

describe('every row', () => {
  const keys = allExchanges().flatMap(({ id, credentials }, number) =>
    (['testnet', 'live'] as const).map((environment) =>
      record({
        alias: `${id}-${environment}`,
        exchange: id,
        environment,
        fields: credentials.required,
        note: 'made up',
        ...(number % 2 === 0
          ? {
              observation: {
                at: daysAgo(1),
                endpoint: 'GET /made/up',
                scopes: {},
                ipAllowlist: ['192.0.2.1'],
              },
            }
          : {}),
      }),
    ),
  );

  it('has an id of its own that does not change, so that rows stay open over a refresh', () => {
    const state = snapshot({ keys });
    const ids = everyNode(treeModel(state, NOW)).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      ids,
      everyNode(treeModel(state, NOW + 1)).map(({ id }) => id),
    );
  });

  it('says beforehand whether it can be opened', () => {
    const model = treeModel(snapshot({ keys }), NOW);
    for (const node of everyNode(model)) {
      assert.equal(hasChildren(node), model.childrenOf(node).length > 0, node.id);
    }
  });
});

describe('the icon of a key', () => {
  const expiring = (days: number) => ({
    observation: { at: daysAgo(1), endpoint: 'x', scopes: {}, expiresAt: daysAgo(-days) },
  });
  const icons = {
    'no policy': iconFor({}),
    'in date': iconFor({ maxAgeDays: 90 }),
    due: iconFor({ maxAgeDays: 12 }),
    overdue: iconFor({ maxAgeDays: 5 }),
    expiring: iconFor(expiring(3)),
    expired: iconFor(expiring(-3)),
  };
  function iconFor(changes: Partial<KeyRecord>) {
    return iconOf(onlyKey(treeModel(snapshot({ keys: [record(changes)] }), NOW)));
  }

  it('differs for each rotation status', () => {
    const distinct = new Set(Object.values(icons).map((icon) => JSON.stringify(icon)));
    assert.equal(distinct.size, Object.keys(icons).length);
  });

  it('is a shape of its own wherever something is to be done', () => {
    const { due, overdue, expiring: soon, expired } = icons;
    const shapes = [due, overdue, soon, expired].map(({ icon }) => icon);
    assert.equal(new Set(shapes).size, 4);
    assert.ok(!shapes.includes('key'));
  });

  it('warns of a compromised key whatever its age', () => {
    assert.equal(iconFor({ status: 'compromised', maxAgeDays: 90 }).icon, 'error');
  });
});

describe('500 keys', () => {
  it('are laid out in a few milliseconds', () => {
    const keys = Array.from({ length: 500 }, (_, number) =>
      record({
        alias: `key-${String(number)}`,
        exchange: allExchanges()[number % allExchanges().length]?.id ?? 'binance',
      }),
    );
    const state = snapshot({ keys });
    treeModel(state, NOW);
    const times = Array.from({ length: 9 }, () => {
      const start = process.cpuUsage();
      const model = treeModel(state, NOW);
      model.roots.flatMap((root) => model.childrenOf(root));
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    }).toSorted((a, b) => a - b);
    assert.ok((times[4] ?? Infinity) < 20, `median ${String(times[4])} ms`);
  });
});
