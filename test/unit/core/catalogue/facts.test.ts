import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ALIASES } from '../../../../src/core/catalogue/aliases.ts';
import { allExchanges } from '../../../../src/core/catalogue/catalogue.ts';
import type { ExchangeFacts, Provenance } from '../../../../src/core/catalogue/types.ts';
import { isRecord } from '../../../../src/core/kernel/parse.ts';
import { ENVIRONMENTS, FIELDS, SCOPES } from '../../../../src/core/keys/vocabulary.ts';

const GROUPS = [
  'sandbox',
  'credentials',
  'permissionsEndpoint',
  'mapping',
  'keyManagement',
  'managePages',
  'expiry',
  'formats',
  'healthCheck',
] as const satisfies readonly (keyof ExchangeFacts)[];

describe('exchange facts', () => {
  it('are 46, in the order of their ranks', () => {
    const ranks = allExchanges().map(({ rank }) => rank);
    assert.deepEqual(
      ranks,
      Array.from({ length: 46 }, (_, n) => n + 1),
    );
    assert.equal(new Set(allExchanges().map(({ id }) => id)).size, 46);
  });

  it('are frozen to the last list', () => {
    let seen = 0;
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      seen += 1;
      assert.ok(Object.isFrozen(value));
      Object.values(value).forEach(visit);
    };
    visit(allExchanges());
    assert.ok(seen > 1000);
  });

  it('survive being text, which is what the build makes of them', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(allExchanges())), allExchanges());
  });

  // A fact that gets a better level without new evidence changes a number here.
  const levels: Readonly<Record<(typeof GROUPS)[number], readonly number[]>> = {
    sandbox: [36, 10, 0, 0],
    credentials: [44, 2, 0, 0],
    permissionsEndpoint: [24, 22, 0, 7],
    mapping: [0, 17, 8, 7],
    keyManagement: [27, 19, 0, 5],
    managePages: [0, 15, 31, 0],
    expiry: [0, 17, 29, 4],
    formats: [0, 13, 33, 2],
    healthCheck: [35, 11, 0, 1],
  };
  for (const group of GROUPS) {
    it(`of group ${group} have the recorded levels: ccxt, docs, memory; second-hand`, () => {
      const facts = allExchanges().flatMap((exchange): Provenance[] => {
        const found = exchange[group];
        return found ? [found] : [];
      });
      const count = (level: string): number =>
        facts.filter(({ verified }) => verified === level).length;
      const secondHand = facts.filter((fact) => fact.secondHand).length;
      assert.deepEqual(
        [count('ccxt'), count('docs'), count('memory'), secondHand],
        [...levels[group]],
      );
      assert.equal(count('ccxt') + count('docs') + count('memory'), facts.length);
    });
  }

  for (const exchange of allExchanges()) {
    it(`of ${exchange.id} are complete and well formed`, () => {
      assert.ok(exchange.name.length > 0 && exchange.tierReason.length > 0);
      for (const group of GROUPS) {
        const found = exchange[group];
        if (group !== 'mapping') assert.ok(found, group);
        if (found) assert.ok(found.source.length > 0, group);
      }
      assert.ok(exchange.credentials.required.length > 0);
      for (const field of exchange.credentials.required) assert.ok(FIELDS.includes(field));
      assert.ok(exchange.healthCheck.methods.live);
      for (const url of urlsOf(exchange)) {
        assert.equal(new URL(url).protocol, 'https:', url);
        assert.doesNotMatch(url, /\s|>/);
      }
      for (const scope of Object.keys(exchange.mapping?.scopes ?? {})) {
        assert.ok((SCOPES as readonly string[]).includes(scope), scope);
      }
      for (const environment of Object.keys(exchange.managePages.pages)) {
        assert.ok((ENVIRONMENTS as readonly string[]).includes(environment), environment);
      }
    });
  }

  it('say of a single fact only that it is known less well than its group', () => {
    let seen = 0;
    const visit = (value: unknown): void => {
      if (!isRecord(value) && !Array.isArray(value)) return;
      for (const [key, part] of Object.entries(value)) {
        if (key !== 'verified') visit(part);
        else {
          seen += 1;
          assert.equal(part, 'memory');
        }
      }
    };
    for (const exchange of allExchanges()) {
      for (const group of GROUPS) Object.values(exchange[group] ?? {}).forEach(visit);
    }
    assert.equal(seen, 14);
  });

  it('call no source by a name that only its neighbour explains', () => {
    for (const exchange of allExchanges()) {
      for (const group of GROUPS) {
        assert.doesNotMatch(exchange[group]?.source ?? 'x', /^(same|that page)/, exchange.id);
      }
    }
  });
});

describe('aliases', () => {
  it('are lower-case, unique, with a reason, and lead to an exchange', () => {
    const ids = allExchanges().map(({ id }) => id);
    for (const { alias, id, reason } of ALIASES) {
      assert.equal(alias, alias.toLowerCase());
      assert.ok(ids.includes(id), alias);
      assert.ok(!ids.includes(alias), alias);
      assert.ok(reason.length > 0, alias);
    }
    assert.equal(new Set(ALIASES.map(({ alias }) => alias)).size, ALIASES.length);
  });
});

function urlsOf(exchange: ExchangeFacts): readonly string[] {
  const { testnet, demo, ccxt } = exchange.sandbox;
  const pages = Object.values(exchange.managePages.pages);
  return [
    ...[...testnet, ...demo].map(({ url }) => url),
    ...pages.flatMap(({ url, alternatives }) => [
      url,
      ...(alternatives ?? []).map((other) => other.url),
    ]),
    ...[...Object.values(ccxt.testUrls ?? {}), ...Object.values(ccxt.demoUrls ?? {})].map((url) =>
      url.replace('{hostname}', 'example.com'),
    ),
  ];
}
