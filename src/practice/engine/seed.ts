import { createHmac } from 'node:crypto';

/**
 * Bytes that depend on nothing but the seed word and a label (HMAC-SHA256 in counter mode).
 * The default seed is public, so nothing derived here protects anything: it only has the right shape.
 */
export function derivedBytes(seed: string, label: string, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let counter = 0; counter * 32 < length; counter += 1) {
    blocks.push(createHmac('sha256', seed).update(`${label}\n${counter}`).digest());
  }
  return Buffer.concat(blocks).subarray(0, length);
}

/** `length` characters of `alphabet` (at most 256), evenly distributed. */
export function derivedText(seed: string, label: string, length: number, alphabet: string): string {
  const ceiling = 256 - (256 % alphabet.length);
  let text = '';
  for (let round = 0; text.length < length; round += 1) {
    for (const byte of derivedBytes(seed, `${label}/${round}`, 2 * length)) {
      // Bytes past the ceiling would favour the alphabet's first characters.
      if (byte < ceiling && text.length < length) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
}

/** A whole number from 0 up to, but not including, `limit` (at most 2 to the power of 32). */
export function derivedInteger(seed: string, label: string, limit: number): number {
  return derivedBytes(seed, label, 4).readUInt32BE(0) % limit;
}
