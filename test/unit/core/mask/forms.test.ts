import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { formsOf, printedForms } from '../../../../src/core/mask/forms.ts';
import { printable, samplePem, sampleValue } from './values.ts';

const bytesOf = (value: string): Buffer => Buffer.from(value, 'utf8');
const inner = (literal: string): string => literal.slice(1, -1);
const lowerEscapes = (text: string): string =>
  text.replaceAll(/%../g, (escape) => escape.toLowerCase());

const encoders: readonly (readonly [string, (value: string) => string])[] = [
  ['itself', (value) => value],
  ['encodeURIComponent', encodeURIComponent],
  ['encodeURIComponent in lower case', (value) => lowerEscapes(encodeURIComponent(value))],
  ['encodeURI', encodeURI],
  ['URLSearchParams', (value) => new URLSearchParams([['', value]]).toString().slice(1)],
  ['base64', (value) => bytesOf(value).toString('base64')],
  ['base64 without padding', (value) => bytesOf(value).toString('base64').replaceAll('=', '')],
  ['base64url', (value) => bytesOf(value).toString('base64url')],
  ['hex', (value) => bytesOf(value).toString('hex')],
  ['HEX', (value) => bytesOf(value).toString('hex').toUpperCase()],
  ['a Buffer', (value) => inspect(bytesOf(value)).slice('<Buffer '.length, -1)],
  ['JSON', (value) => inner(JSON.stringify(value))],
  ['JSON in JSON', (value) => inner(JSON.stringify(inner(JSON.stringify(value))))],
  ['JSON inspected', (value) => inner(inner(inspect(JSON.stringify(value))))],
  ['inspect', (value) => inner(inspect(value, { breakLength: Infinity }))],
  [
    'template',
    (value) =>
      value
        .replaceAll(/["'\\]/g, '\\$&')
        .replaceAll('\n', '\\n')
        .replaceAll('\t', '\\t'),
  ],
];

describe('formsOf', () => {
  for (const [name, encode] of encoders)
    it(`has ${name}`, () => {
      fc.assert(
        // A Buffer prints its first 50 bytes only.
        fc.property(printable, (value) => {
          const short = name === 'a Buffer' ? value.slice(0, 50) : value;
          fc.pre(short.length >= 8);
          assert.ok(formsOf(short).includes(encode(short)));
        }),
      );
    });

  it('takes the bytes of other scripts, and unpaired surrogates, as encoders do', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 8 }), (value) => {
        const forms = formsOf(value);
        assert.ok(forms.includes(bytesOf(value).toString('base64')));
        if (!/\p{Surrogate}/u.test(value)) assert.ok(forms.includes(encodeURIComponent(value)));
      }),
    );
  });

  it('escapes other scripts as json.dumps does', () => {
    assert.ok(formsOf('schlüssel\u{1F511}').includes(String.raw`schl\u00fcssel\ud83d\udd11`));
  });

  it('has what stands in a longer base64 text, wherever the value begins', () => {
    fc.assert(
      fc.property(
        printable,
        fc.uint8Array({ maxLength: 7 }),
        fc.uint8Array({ maxLength: 7 }),
        (value, before, after) => {
          const bytes = Buffer.concat([before, bytesOf(value), after]);
          for (const encoding of ['base64', 'base64url'] as const) {
            const text = bytes.toString(encoding);
            const longest = formsOf(value)
              .filter((form) => text.includes(form))
              .reduce((length, form) => Math.max(length, form.length), 0);
            // All but the characters at both ends that hold bits of something else.
            assert.ok(longest >= Math.floor((bytesOf(value).length * 8 - 4) / 6));
          }
        },
      ),
    );
  });

  it('has no form of a value shorter than 8', () => {
    for (const length of [0, 1, 7]) assert.deepEqual(formsOf('x'.repeat(length)), []);
    assert.ok(formsOf(randomBytes(4).toString('hex')).length > 0);
  });

  it('has no duplicates, and no form shorter than 8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 8 }), (value) => {
        const forms = formsOf(value);
        assert.equal(new Set(forms).size, forms.length);
        assert.ok(forms.every(({ length }) => length >= 8));
      }),
    );
  });

  it('needs few forms for an ordinary value', () => {
    assert.ok(formsOf(sampleValue()).length <= 16);
  });

  it('has the long lines of a value of several lines, armour left out', () => {
    const pem = samplePem();
    const lines = pem.trim().split('\n');
    for (const text of [pem, pem.replaceAll('\n', '\r\n'), pem.replaceAll('\n', '\\n')]) {
      const forms = formsOf(text);
      for (const line of lines.slice(1, -1).filter(({ length }) => length >= 16)) {
        assert.ok(forms.includes(line));
        assert.ok(forms.includes(bytesOf(line).toString('base64')));
      }
      assert.ok(!forms.includes('-----BEGIN PRIVATE KEY-----'));
      assert.ok(!forms.includes('-----END PRIVATE KEY-----'));
    }
    assert.ok(formsOf(pem).includes(pem.trim()));
  });

  it('has no short lines', () => {
    const forms = formsOf('passphrase one\npassphrase number two');
    assert.ok(!forms.includes('passphrase one'));
    assert.ok(forms.includes('passphrase number two'));
  });

  it('has the value without space around it', () => {
    const value = randomBytes(5).toString('hex');
    assert.ok(formsOf(` ${value}\n`).includes(value));
  });
});

describe('printedForms', () => {
  it('knows the public opening in every encoding', () => {
    const opening = '-----BEGIN PRIVATE KEY-----\n';
    const forms = printedForms(samplePem());
    const lengthOf = (start: string): number | undefined =>
      forms.find(({ text }) => text.startsWith(start))?.publicLength;
    assert.equal(lengthOf(opening), opening.length);
    assert.equal(lengthOf(bytesOf(opening).toString('hex')), opening.length * 2);
    assert.equal(lengthOf(encodeURIComponent(opening)), encodeURIComponent(opening).length);
    assert.equal(lengthOf('LS0tLS1CRUdJTi'), Math.floor((opening.length * 8) / 6));
    assert.equal(lengthOf('MII'), 0);
  });

  it('sees no opening in other values', () => {
    assert.ok(printedForms(sampleValue()).every(({ publicLength }) => publicLength === 0));
  });
});
