import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formsOf } from '../../../../src/core/mask/forms.ts';
import { createMasker } from '../../../../src/core/mask/masker.ts';
import {
  chunksOf,
  foreign,
  formOf,
  printable,
  repetitive,
  samplePem,
  sampleValue,
} from './values.ts';

const MASK = '[masked: n]';
const streamOf = (...values: readonly string[]) =>
  createMasker(values.map((value) => ({ name: 'n', value }))).stream();

function shownOf(values: readonly string[], chunks: readonly string[]): readonly string[] {
  const stream = streamOf(...values);
  return chunks.map((chunk) => stream.next(chunk).text);
}

describe('stream', () => {
  it('shows at most the first 7 characters of a form, and all of the rest, however it is cut', () => {
    fc.assert(
      fc.property(
        printable
          .chain((value) => fc.tuple(fc.constant(value), formOf(value), foreign, foreign))
          .chain(([value, form, before, after]) =>
            fc.tuple(
              fc.constant([value, form, before, after] as const),
              chunksOf(`${before}${form}${after}`),
            ),
          ),
        ([[value, form, before, after], chunks]) => {
          const shown = shownOf([value], chunks).join('');
          assert.equal(shown.split(MASK).length, 2);
          const start = shown.indexOf(MASK) - before.length;
          assert.ok(start >= 0 && start <= 7);
          assert.ok(shown === `${before}${form.slice(0, start)}${MASK}${after}`);
        },
      ),
    );
  });

  it('masks, character by character, what is the eighth or a later one of a form, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(repetitive({ minLength: 8, maxLength: 20 }), { minLength: 1, maxLength: 3 }),
        repetitive({ minLength: 0, maxLength: 80 }),
        (values, text) => {
          const forms = values.flatMap(formsOf);
          for (const [at, shown] of shownOf(values, text.split('')).entries()) {
            const isLater = forms.some((form) =>
              lengthsFrom8(form).some((length) =>
                text.slice(0, at + 1).endsWith(form.slice(0, length)),
              ),
            );
            assert.equal(shown.replace(MASK, ''), isLater ? '' : text[at]);
          }
        },
      ),
    );
  });

  it('passes output through that has no more than 7 characters in common with a form', () => {
    fc.assert(
      fc.property(
        printable,
        fc.string({ maxLength: 100 }).chain((text) => fc.tuple(fc.constant(text), chunksOf(text))),
        (value, [text, chunks]) => {
          fc.pre(formsOf(value).every((form) => !text.includes(form.slice(0, 8))));
          assert.deepEqual(shownOf([value], chunks), chunks);
        },
      ),
    );
  });

  it('passes output through that only begins like a value', () => {
    const value = sampleValue();
    const begun = value.slice(0, 7);
    assert.deepEqual(shownOf([value], [begun, '!', begun, `${begun}!`, '']), [
      begun,
      '!',
      begun,
      `${begun}!`,
      '',
    ]);
    const within = `${value.slice(0, 31)}!\n`;
    assert.ok(shownOf([value], [within])[0] === within);
  });

  it('masks a beginning of 8 characters at the end of a chunk, and what goes on with it', () => {
    const value = sampleValue();
    const [one, two, three] = shownOf(
      [value],
      [`key ${value.slice(0, 8)}`, value.slice(8, 12), `${value.slice(12, 20)}! done`],
    );
    assert.ok(one === `key ${MASK}`);
    assert.ok(two === '');
    assert.ok(three === '! done');
  });

  it('tells two values that follow each other apart', () => {
    const value = sampleValue();
    const shown = shownOf([value], [value, value, value.slice(0, 4), `${value.slice(4)}.`]);
    assert.ok(shown.join('|') === `${MASK}|${MASK}|${value.slice(0, 4)}|${MASK}.`);
  });

  it('names what it found in the chunk in which it was masked', () => {
    const values = [sampleValue(), sampleValue()];
    const stream = createMasker(values.map((value, at) => ({ name: `KEY_${at}`, value }))).stream();
    const [first = '', second = ''] = values;
    assert.deepEqual([...stream.next('nothing').found], []);
    assert.deepEqual([...stream.next(first.slice(0, 7)).found], []);
    assert.deepEqual([...stream.next(`${first.slice(7)} ${second}`).found].sort(), [
      'KEY_0',
      'KEY_1',
    ]);
    assert.deepEqual([...stream.next(second).found], ['KEY_1']);
    assert.deepEqual([...stream.next('').found], []);
  });

  it('finds both names of one value', () => {
    const value = sampleValue();
    const stream = createMasker([
      { name: 'ONE', value },
      { name: 'TWO', value },
    ]).stream();
    const { text, found } = stream.next(value);
    assert.equal(text, '[masked: ONE]');
    assert.deepEqual([...found].sort(), ['ONE', 'TWO']);
  });

  it('masks a PEM block that comes line by line or character by character, header and all ends shown', () => {
    const pem = samplePem();
    const header = '-----BEGIN PRIVATE KEY-----\n';
    const lines = shownOf([pem], pem.split(/(?<=\n)/)).join('');
    assert.ok(lines === `${header}${MASK}`);
    const characters = shownOf([pem], pem.split('')).join('');
    assert.ok(characters === `${header}${pem.slice(header.length, header.length + 7)}${MASK}`);
  });

  it('keeps streams apart', () => {
    const value = sampleValue();
    const masker = createMasker([{ name: 'n', value }]);
    const [out, error] = [masker.stream(), masker.stream()];
    assert.ok(out.next(value.slice(0, 16)).text === MASK);
    assert.ok(error.next(value.slice(16)).text === value.slice(16));
    assert.ok(out.next(value.slice(16)).text === '');
  });
});

function lengthsFrom8(form: string): readonly number[] {
  return Array.from({ length: form.length - 7 }, (_, at) => at + 8);
}
