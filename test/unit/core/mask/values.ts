import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { formsOf } from '../../../../src/core/mask/forms.ts';

/** 32 characters of an API key's alphabet. */
export function sampleValue(): string {
  return randomBytes(24).toString('base64url');
}

export function samplePem(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Characters of keys, and those that some encoding writes in another way. */
export const printable = fc
  .string({
    unit: fc.constantFrom(
      ...'abcXYZ0123456789'.split(''),
      ...'+/=-_.~*\'"\\ !()%&{}:\n\t'.split(''),
    ),
    minLength: 8,
    maxLength: 60,
  })
  .filter((value) => !value.includes('[masked') && value.trim().length >= 8);

/** Few letters, so that values repeat and overlap themselves and each other. */
export const repetitive = (length: { minLength: number; maxLength: number }) =>
  fc.string({ unit: fc.constantFrom('a', 'b'), ...length });

/** None of its characters stands in a form of a value of ASCII. */
export const foreign = fc.string({
  unit: fc.constantFrom(...'жшюя中文€'.split('')),
  maxLength: 30,
});

export const formOf = (value: string): fc.Arbitrary<string> => fc.constantFrom(...formsOf(value));

/** `text` cut at any places, empty chunks included. */
export const chunksOf = (text: string): fc.Arbitrary<readonly string[]> =>
  fc
    .array(fc.nat(text.length), { maxLength: text.length })
    .map((cuts) =>
      [...cuts.sort((a, b) => a - b), text.length].map((cut, at, all) =>
        text.slice(all[at - 1] ?? 0, cut),
      ),
    );
