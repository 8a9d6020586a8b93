import { environmentsOf, allExchanges } from '../../src/core/catalogue/catalogue.ts';
import { INDEX_FORMAT } from '../../src/core/keys/keyIndex.ts';

const DAY_MS = 24 * 60 * 60_000;

/** The text of a `keys.json` with that many made-up keys, spread over all exchanges; nothing is in a store. */
export function indexOf(count: number): string {
  const now = Date.now();
  const places = allExchanges().flatMap((exchange) =>
    environmentsOf(exchange).map((environment) => ({ exchange: exchange.id, environment })),
  );
  const keys = Array.from({ length: count }, (_, number) => {
    const at = (daysAgo: number) => new Date(now - daysAgo * DAY_MS).toISOString();
    const digits = number.toString(16).padStart(12, '0');
    return {
      id: `00000000-0000-4000-8000-${digits}`,
      alias: `made-up-${number}`,
      ...places[number % places.length],
      purpose: number % 3 === 0 ? 'market-data' : 'trading',
      store: 'keychain',
      fields: ['apiKey', 'secret'],
      fingerprints: { apiKey: digits.padStart(32, '1'), secret: digits.padStart(32, '2') },
      createdAt: at(number % 200),
      lastUsedAt: at((number % 200) / 10),
      maxAgeDays: 90,
      observation: {
        at: at((number % 200) / 20),
        endpoint: 'GET /made-up',
        scopes: { read: 'granted', 'trade.spot': 'granted', withdraw: 'denied' },
        ipAllowlist: ['192.0.2.1'],
      },
      status: 'active',
    };
  });
  return JSON.stringify({ format: INDEX_FORMAT, keys, removed: [], attachments: [] }, null, 2);
}
