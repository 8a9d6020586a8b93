import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import {
  checkShape,
  allExchanges,
  findExchange,
  isMultiLine,
} from '../../../../src/core/catalogue/catalogue.ts';
import { MAX_VALUE_LENGTH } from '../../../../src/core/catalogue/shape.ts';
import type { ExchangeFacts } from '../../../../src/core/catalogue/types.ts';
import { FIELDS, type Field } from '../../../../src/core/keys/vocabulary.ts';
import { longest, parsePattern, sampleOf } from './pattern.ts';

const patterns = allExchanges().flatMap((exchange) =>
  FIELDS.flatMap((field) => {
    const pattern = exchange.formats.fields[field]?.pattern;
    return pattern === undefined ? [] : [{ exchange, field, pattern }];
  }),
);

describe('formats', () => {
  it('are known for most exchanges', () => assert.equal(patterns.length, 77));

  for (const { exchange, field, pattern } of patterns) {
    it(`${exchange.id} ${field}: bounded, and accepts what it describes and nothing around it`, () => {
      const options = parsePattern(pattern);
      assert.ok(longest(options) <= 128);
      const value = sampleOf(options);
      assert.equal(checkShape(exchange, field, value).reason, 'expected-shape');
      assert.equal(checkShape(exchange, field, ` ${value}\n`).reason, 'surrounding-space');
      const wrong = [`€ ${value}`, `${value} €`, `${value}\n${value}`, value.slice(0, 3)];
      for (const text of wrong) assert.equal(checkShape(exchange, field, text).verdict, 'unusual');
    });
  }

  it('are never matched against more than the longest possible key', () => {
    for (const { exchange, field } of patterns) {
      for (const unit of ['a', 'A', '0', '-', ' ', 'a-', '=', '\n']) {
        const check = checkShape(exchange, field, unit.repeat(100_000));
        assert.equal(check.reason, 'too-long');
      }
    }
    const atLimit = 'a'.repeat(MAX_VALUE_LENGTH);
    assert.equal(checkShape(exchange('binance'), 'secret', atLimit).reason, 'other-shape');
    assert.equal(checkShape(exchange('binance'), 'secret', `${atLimit}a`).reason, 'too-long');
  });

  it('refuse what is outside the bounded language', () => {
    for (const bad of [
      'a+',
      'a*',
      '(?:a{2}){3}',
      'a?',
      '(a)',
      '.{3}',
      '(?:a|b)+',
      'a{2,}',
      '^a$',
    ]) {
      assert.throws(() => parsePattern(bad), bad);
    }
  });

  it('hold no documentation sample of another shape, but for templates', () => {
    for (const exchange of allExchanges()) {
      for (const sample of exchange.formats.docSamples.filter((text) => !text.includes('{'))) {
        const fits = patterns.some(
          (entry) =>
            entry.exchange === exchange && new RegExp(`^(?:${entry.pattern})$`).test(sample),
        );
        assert.ok(fits, exchange.id);
      }
    }
  });
});

describe('checkShape', () => {
  it('knows documentation samples, with space around them too', () => {
    for (const exchange of allExchanges()) {
      const [field] = exchange.credentials.required;
      assert.ok(field);
      for (const sample of exchange.formats.docSamples) {
        assert.equal(checkShape(exchange, field, sample).verdict, 'doc-sample');
        assert.equal(checkShape(exchange, field, `${sample}\n`).verdict, 'doc-sample');
      }
    }
  });

  it('says unknown where no format is known, and unusual for nothing at all', () => {
    assert.deepEqual(checkShape(exchange('luno'), 'secret', 'abc'), {
      verdict: 'unknown',
      reason: 'no-known-shape',
      description: 'not researched',
      verified: 'memory',
    });
    assert.equal(checkShape(exchange('binance'), 'twofa', 'abc').verdict, 'unknown');
    assert.equal(checkShape(exchange('binance'), 'secret', '').reason, 'empty');
  });

  it('marks a format known from memory, also inside a documented group', () => {
    assert.equal(checkShape(exchange('mexc'), 'apiKey', 'x').verified, 'docs');
    assert.equal(checkShape(exchange('mexc'), 'secret', 'x').verified, 'memory');
    assert.equal(checkShape(exchange('bybit'), 'secret', 'x').verified, 'memory');
  });

  it('holds no part of the value', () => {
    const text = sampleOf(parsePattern('[a-z]{40}'));
    for (const { exchange, field } of patterns) {
      assert.ok(!JSON.stringify(checkShape(exchange, field, text)).includes(text));
    }
  });
});

describe('PEM private keys', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ed25519 = generateKeyPairSync('ed25519');
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = {
    rsa: rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    rsaOld: rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    rsaLocked: rsa.privateKey
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'synthetic' })
      .toString(),
    ed25519: ed25519.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ec: ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
    public: rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
  const cases: readonly (readonly [string, keyof typeof pem, string])[] = [
    ['binance', 'rsa', 'pem-accepted'],
    ['binance', 'rsaOld', 'pem-accepted'],
    ['binance', 'ed25519', 'pem-accepted'],
    ['binance', 'ec', 'pem-other-kind'],
    ['binance', 'public', 'pem-public-key'],
    ['binance', 'rsaLocked', 'pem-encrypted'],
    ['bybit', 'rsa', 'pem-accepted'],
    ['coinbase', 'ec', 'pem-accepted'],
    ['coinbase', 'ed25519', 'pem-other-kind'],
    ['okx', 'rsa', 'pem-not-accepted'],
    ['luno', 'rsa', 'pem-not-accepted'],
  ];
  for (const [id, kind, reason] of cases) {
    it(`${id}, ${kind}: ${reason}`, () => {
      const check = checkShape(exchange(id), 'secret', pem[kind]);
      assert.equal(check.reason, reason);
      assert.equal(check.verdict, reason === 'pem-accepted' ? 'plausible' : 'unusual');
    });
  }

  const damaged: readonly (readonly [string, (text: string) => string, string])[] = [
    ['line breaks as backslash n', (t) => t.trim().replaceAll('\n', '\\n'), 'pem-escaped-newlines'],
    ['Windows line breaks', (t) => t.replaceAll('\n', '\r\n'), 'pem-accepted'],
    ['first line only', (t) => t.slice(0, t.indexOf('\n')), 'pem-incomplete'],
    ['last line missing', (t) => t.slice(0, t.indexOf('-----END')), 'pem-incomplete'],
    ['empty body', (t) => t.replace(/\n[^-]+\n/, '\n'), 'pem-incomplete'],
    ['header cut', (t) => t.slice(0, 15), 'pem-incomplete'],
    ['foreign characters', (t) => t.replace('\n', '\n*'), 'pem-incomplete'],
  ];
  for (const [name, damage, reason] of damaged) {
    it(`${name}: ${reason}`, () => {
      assert.equal(checkShape(exchange('binance'), 'secret', damage(pem.rsa)).reason, reason);
    });
  }

  it('may be pasted over several lines where ccxt signs with them, and nowhere else', () => {
    const found = allExchanges().flatMap((facts) =>
      FIELDS.filter((field: Field) => isMultiLine(facts, field)).map((f) => `${facts.id} ${f}`),
    );
    assert.deepEqual(found, ['binance secret', 'bybit secret', 'coinbase secret']);
  });
});

function exchange(id: string): ExchangeFacts {
  const found = findExchange(id);
  assert.ok(found, id);
  return found;
}
