import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ccxt from 'ccxt';
import { allExchanges } from '../../../../src/core/catalogue/catalogue.ts';
import { LIVE_HOSTS } from '../../../../src/core/catalogue/liveHosts.ts';
import type { ExchangeFacts } from '../../../../src/core/catalogue/types.ts';
import { isRecord, isString, type UnknownRecord } from '../../../../src/core/kernel/parse.ts';

/** What ccxt lists under `urls.api` and what takes no live key. */
const NO_LIVE_API: ReadonlySet<string> = new Set([
  // Pages for people, which ccxt reads.
  'kraken.zendesk.com',
  'docs.gemini.com',
  'exchange.gemini.com',
  // Test hosts.
  'wspap.bitget.com',
  'stream-glb.sim.hashkeydev.com',
]);

describe('the live hosts beside the installed ccxt', () => {
  it('are of the exchanges that are known by facts', () => {
    const known = allExchanges().map(({ id }) => id);
    assert.deepEqual(Object.keys(LIVE_HOSTS).toSorted(), known.toSorted());
  });

  for (const exchange of allExchanges())
    it(`agree on ${exchange.id}`, () => {
      const live = liveHosts(exchange);
      const sandbox = sandboxHosts(exchange);
      const listed = LIVE_HOSTS[exchange.id];
      assert.deepEqual(
        listed?.own,
        live.filter((host) => !sandbox.has(host)),
      );
      assert.deepEqual(
        listed.shared ?? [],
        live.filter((host) => sandbox.has(host)),
      );
    });

  it('are plain names in lower case', () => {
    for (const { own, shared = [] } of Object.values(LIVE_HOSTS))
      for (const host of [...own, ...shared]) assert.match(host, /^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
  });
});

function liveHosts({ id }: ExchangeFacts): readonly string[] {
  const hosts = classesOf(id).flatMap((one) => hostsIn(one, ['api']));
  return [...new Set(hosts)].filter((host) => !NO_LIVE_API.has(host)).toSorted();
}

function sandboxHosts({ id, sandbox }: ExchangeFacts): ReadonlySet<string> {
  const own = [...sandbox.testnet, ...sandbox.demo].map(({ url }) => new URL(url).hostname);
  const inCcxt = classesOf(id).flatMap((one) => hostsIn(one, ['test', 'demo', 'demotrading']));
  return new Set([...own, ...inCcxt]);
}

/** The exchange over REST, and over WebSocket where ccxt has it. */
function classesOf(id: string): readonly UnknownRecord[] {
  return [ccxt, ccxt.pro].flatMap((library) => {
    const exchangeClass: unknown = Reflect.get(library, id);
    if (typeof exchangeClass !== 'function') return [];
    const instance: unknown = Reflect.construct(exchangeClass, []);
    assert.ok(isRecord(instance));
    return [instance];
  });
}

function hostsIn(instance: UnknownRecord, kinds: readonly string[]): readonly string[] {
  const { urls, hostname } = instance;
  assert.ok(isRecord(urls));
  return kinds
    .flatMap((kind) => textsIn(urls[kind]))
    .map((url) => new URL(url.replaceAll('{hostname}', String(hostname))).hostname);
}

function textsIn(value: unknown): readonly string[] {
  if (isString(value)) return [value];
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}
