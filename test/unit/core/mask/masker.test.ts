import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formsOf } from '../../../../src/core/mask/forms.ts';
import { createMasker } from '../../../../src/core/mask/masker.ts';
import { foreign, formOf, printable, repetitive, samplePem, sampleValue } from './values.ts';

const MASK = '[masked: KEY]';
const maskerOf = (...values: readonly string[]) =>
  createMasker(values.map((value) => ({ name: 'KEY', value })));
const maskedWith = (value: string, text: string): string => maskerOf(value).text(text);

describe('text', () => {
  it('lets no form of any value through, in any text', () => {
    fc.assert(
      fc.property(
        printable.chain((value) => fc.tuple(fc.constant(value), formOf(value))),
        fc.string(),
        fc.string(),
        ([value, form], before, after) => {
          const shown = maskedWith(value, `${before}${form}${after}`).split(MASK);
          assert.ok(shown.length > 1);
          for (const rest of shown) assert.ok(formsOf(value).every((any) => !rest.includes(any)));
        },
      ),
    );
  });

  it('masks exactly the form, with the longest match', () => {
    fc.assert(
      fc.property(
        printable.chain((value) => fc.tuple(fc.constant(value), formOf(value))),
        foreign,
        foreign,
        ([value, form], before, after) => {
          assert.ok(maskedWith(value, `${before}${form}${after}`) === `${before}${MASK}${after}`);
        },
      ),
    );
  });

  it('leaves text alone that holds no form', () => {
    fc.assert(
      fc.property(printable, fc.string({ maxLength: 200 }), (value, text) => {
        fc.pre(formsOf(value).every((form) => !text.includes(form.slice(0, 8))));
        assert.equal(maskedWith(value, text), text);
      }),
    );
  });

  it('masks what the simplest search would, however values overlap', () => {
    fc.assert(
      fc.property(
        fc.array(repetitive({ minLength: 8, maxLength: 20 }), { minLength: 1, maxLength: 3 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '…'), maxLength: 80 }),
        (values, text) => {
          fc.pre(!/[ab]{4,}…[ab]{4,}/.test(text));
          assert.equal(
            maskerOf(...values)
              .text(text)
              .replaceAll(MASK, ''),
            unmasked(values, text),
          );
        },
      ),
    );
  });

  it('changes nothing when it is done again, nor the text of a mask', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(printable, fc.constantFrom('masked: KEY', '[masked: ', 'KEY]KEY]')), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.array(fc.oneof(fc.string(), fc.constantFrom('…', '...', MASK, '[masked: '))),
        (values, parts) => {
          const masker = maskerOf(...values);
          const forms = values.flatMap(formsOf);
          const once = masker.text(
            parts
              .map((part, at) => {
                const form = forms[at * 5] ?? forms[at] ?? '';
                return at % 2 === 0 ? `${part}${form}` : `…${form.slice(-8 - at)}${part}`;
              })
              .join(''),
          );
          assert.ok(masker.text(once) === once);
        },
      ),
    );
  });

  it('passes over masks when a value equals a name', () => {
    const masker = createMasker([
      { name: 'BOT_SECRET', value: 'BOT_SECRET' },
      { name: 'BOT_KEY', value: 'masked: BOT_' },
    ]);
    const text = 'a [masked: BOT_SECRET] b [masked: BOT_KEY] c [masked: OTHER] d';
    assert.equal(masker.text(text), text);
    assert.equal(masker.text('BOT_SECRET'), '[masked: BOT_SECRET]');
    assert.equal(masker.text('[masked: BOT_SECRET'), '[[masked: BOT_KEY]');
  });

  it('names the variable', () => {
    const [key, secret] = [sampleValue(), sampleValue()];
    const masker = createMasker([
      { name: 'DERIBIT_APIKEY', value: key },
      { name: 'DERIBIT_SECRET', value: secret },
    ]);
    assert.ok(
      masker.text(`${key}${secret} ${key}`) ===
        '[masked: DERIBIT_APIKEY][masked: DERIBIT_SECRET] [masked: DERIBIT_APIKEY]',
    );
  });

  it('gives overlapping values one mask, with the name of the longer one', () => {
    const masker = createMasker([
      { name: 'SHORT', value: 'ABCDEFGHIJ' },
      { name: 'LONG', value: 'FGHIJKLMNOPQ' },
    ]);
    assert.equal(masker.text('-ABCDEFGHIJKLMNOPQ-'), '-[masked: LONG]-');
  });

  it('finds a value within the beginning of another, and one that begins like another', () => {
    const masker = createMasker([
      { name: 'OUTER', value: 'ABCDEFGHIJKLMNOPQRST' },
      { name: 'INNER', value: 'DEFGHIJKL' },
      { name: 'FIRST', value: 'ABCDEFGHI' },
    ]);
    assert.equal(masker.text('ABC-DEFGHIJKL'), 'ABC-[masked: INNER]');
    assert.equal(masker.text('BCDEFGHIJKL-'), 'BC[masked: INNER]-');
    assert.equal(masker.text('ABCDEFGHI-'), '[masked: FIRST]-');
    assert.equal(masker.text('ABCDEFGHIJKLM-'), '[masked: FIRST]M-');
    assert.equal(masker.text('ABCDEFGHIJKLMNOPQRST-'), '[masked: OUTER]-');
    const inside = createMasker([
      { name: 'OUTER', value: '..DEFGHIJKL..' },
      { name: 'INNER', value: 'DEFGHIJKL' },
      { name: 'LATER', value: 'HIJKL.-PQRSTU' },
    ]);
    assert.equal(inside.text('..DEFGHIJKL-'), '..[masked: INNER]-');
    assert.equal(inside.text('DEFGHIJKL.-PQRST…'), '[masked: LATER]…');
  });

  it('finds the beginning of a value within the public opening of another', () => {
    const masker = createMasker([
      { name: 'OUTER', value: '-----BEGIN ABCDEFGHIJKLMNOP-----\nqrstuvwxyz' },
      { name: 'INNER', value: 'ABCDEFGHIJKLMNOPQRST' },
    ]);
    assert.equal(masker.text('-----BEGIN ABCDEFGHIJKL'), '-----BEGIN [masked: INNER]');
    assert.equal(masker.text('-----BEGIN ABCDEFGH…'), '-----BEGIN [masked: INNER]…');
    assert.equal(masker.stream().next('-----BEGIN ABCDEFGH').text, '-----BEGIN [masked: INNER]');
  });

  it('masks values in any script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 8 }), (value) => {
        const shown = maskedWith(value, `a ${value} b`).split(MASK);
        assert.ok(shown.length > 1 && shown.every((rest) => !rest.includes(value)));
      }),
    );
  });

  it('leaves everything alone when all values are short', () => {
    assert.equal(maskedWith('secret', 'secret'), 'secret');
    assert.equal(createMasker([]).text('x'), 'x');
  });
});

describe('text that is cut off', () => {
  const value = sampleValue();

  const ellipses = ['…', '...', "'...", '"…', "'... 100 more characters", ' ... 14 more bytes>'];
  for (const ellipsis of ellipses)
    it(`is masked from 8 characters on before ${ellipsis}`, () => {
      for (const length of [8, 9, 20, 31])
        assert.ok(
          maskedWith(value, `a ${value.slice(0, length)}${ellipsis} b`) ===
            `a ${MASK}${ellipsis} b`,
        );
      const short = `a ${value.slice(0, 7)}${ellipsis} b`;
      assert.ok(maskedWith(value, short) === short);
    });

  it('is masked at the end from 12 characters on', () => {
    for (const length of [12, 13, 31])
      assert.ok(maskedWith(value, `a ${value.slice(0, length)}`) === `a ${MASK}`);
    for (const length of [7, 8, 11]) {
      const text = `a ${value.slice(0, length)}`;
      assert.ok(maskedWith(value, text) === text);
    }
  });

  it('is masked at the end when it is half of the value', () => {
    assert.equal(maskedWith('exchange-key', 'exchange'), MASK);
    assert.equal(maskedWith('exchange-passphrase', 'exchange'), 'exchange');
  });

  it('is left alone in the middle', () => {
    const text = `${value.slice(0, 31)}! and more`;
    assert.ok(maskedWith(value, text) === text);
  });

  it('is masked on both sides of an ellipsis in the middle', () => {
    for (const [head, tail] of [
      [8, 4],
      [12, 12],
      [20, 11],
    ] as const) {
      const text = `'${value.slice(0, head)}…${value.slice(-tail)}' b`;
      assert.ok(maskedWith(value, text) === `'${MASK}…${MASK}' b`);
    }
    const hex = Buffer.from(value).toString('hex');
    assert.ok(maskedWith(value, `${hex.slice(0, 20)}...${hex.slice(-9)}`) === `${MASK}...${MASK}`);
    const other = `${value.slice(0, 12)}...${sampleValue()}`;
    assert.ok(maskedWith(value, other).startsWith(`${MASK}...`));
    assert.ok(maskedWith(value, other).endsWith(other.slice(15)));
  });

  it('is masked after an ellipsis that stands before the value began', () => {
    for (const form of [value, Buffer.from(value).toString('hex')])
      for (const ellipsis of ['…', '...', 'and so on.....'])
        for (const length of [8, 20, form.length]) {
          const masked = maskedWith(value, `{"a":1${ellipsis}${form.slice(-length)}" b`);
          assert.ok(masked === `{"a":1${ellipsis}${MASK}" b`);
        }
    for (const text of [`{"a":1…${value.slice(-7)}`, `… ${value.slice(-20)}`, value.slice(-31)])
      assert.ok(maskedWith(value, text) === text);
    const inside = `…${value.slice(-12, -1)}!`;
    assert.ok(maskedWith(value, inside) === inside);
  });

  it('has its masks in the order of the text', () => {
    const tail = value.slice(-9);
    const text = `${value} …${tail} ${value}…${tail}|${value}`;
    assert.ok(maskedWith(value, text) === `${MASK} …${MASK} ${MASK}…${MASK}|${MASK}`);
    const { found } = createMasker([{ name: 'KEY', value }])
      .stream()
      .next(`x…${tail}\n`);
    assert.deepEqual([...found], ['KEY']);
  });

  it('finds the longest end of a value that repeats itself', () => {
    fc.assert(
      fc.property(repetitive({ minLength: 20, maxLength: 30 }), fc.nat(7), (repeating, tail) => {
        const shown = maskedWith(
          repeating,
          `${repeating.slice(0, 8)}…${repeating.slice(repeating.length - 4 - tail)}`,
        );
        assert.equal(shown, `${MASK}…${MASK}`);
      }),
    );
  });

  it('leaves public openings alone', () => {
    const pem = samplePem();
    const lines = pem.split('\n');
    for (const text of ['-----BEGIN PRIVATE KEY-----', `${lines[0] ?? ''}\n`, '-----BEGIN PRIV…'])
      assert.equal(maskedWith(pem, text), text);
    assert.ok(maskedWith(pem, `${lines[0] ?? ''}\n${lines[1] ?? ''}…`).includes(MASK));
    const resource = 'organizations/0f0e0d0c-0b0a-0908-0706-050403020100/apiKeys/key';
    assert.equal(maskedWith(resource, 'all organizations/'), 'all organizations/');
    assert.equal(maskedWith(resource, 'GET organizations…'), 'GET organizations…');
    assert.equal(maskedWith(resource, `${resource.slice(0, 30)}…`), `${MASK}…`);
  });
});

describe('a value of several lines', () => {
  const pem = samplePem();

  it('is one mask when it is printed whole', () => {
    for (const form of [pem, pem.trim(), JSON.stringify(pem).slice(1, -1)])
      assert.ok(maskedWith(pem, `a ${form} b`).startsWith(`a ${MASK}`));
    assert.ok(maskedWith(pem, `a ${pem.trim()} b`) === `a ${MASK} b`);
  });

  it('is masked line by line', () => {
    const shown = pem
      .trim()
      .split('\n')
      .filter(({ length }) => length >= 16)
      .map((line) => maskedWith(pem, `> ${line} <`));
    assert.equal(shown[0], '> -----BEGIN PRIVATE KEY----- <');
    assert.ok(shown.slice(1, -1).every((line) => line === `> ${MASK} <`));
  });
});

/** What is left of `text`: whole values, beginnings before an ellipsis and beginnings at the end are gone. */
function unmasked(values: readonly string[], text: string): string {
  const gone = new Set<number>();
  for (const form of values.flatMap(formsOf))
    for (let from = 0; from < text.length; from++)
      for (let to = from + 8; to <= text.length && form.startsWith(text.slice(from, to)); to++) {
        const enough = to - from >= Math.min(12, Math.ceil(form.length / 2));
        if (to - from === form.length || text[to] === '…' || (to === text.length && enough))
          for (let at = from; at < to; at++) gone.add(at);
      }
  return text
    .split('')
    .filter((_, at) => !gone.has(at))
    .join('');
}
