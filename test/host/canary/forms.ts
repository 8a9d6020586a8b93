/** One way in which a value may lie in a file or a command line. */
export interface Form {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * The forms in which a leaked value is looked for. Base64 is found wherever the value stands in the
 * encoded text, since of each of the three alignments the part that depends on it alone is looked for.
 */
export function formsOf(value: string): readonly Form[] {
  const utf8 = Buffer.from(value);
  const candidates: readonly Form[] = [
    { name: 'plain', bytes: utf8 },
    { name: 'UTF-16', bytes: Buffer.from(value, 'utf16le') },
    { name: 'hex', bytes: Buffer.from(utf8.toString('hex')) },
    { name: 'HEX', bytes: Buffer.from(utf8.toString('hex').toUpperCase()) },
    { name: 'URL-encoded', bytes: Buffer.from(encodeURIComponent(value)) },
    { name: 'JSON', bytes: Buffer.from(JSON.stringify(value).slice(1, -1)) },
    ...[0, 1, 2].flatMap((offset) => base64Forms(utf8, offset)),
    { name: 'reversed', bytes: Buffer.from(utf8).reverse() },
  ];
  const seen = new Set<string>();
  return candidates.filter(({ bytes }) => {
    const key = bytes.toString('latin1');
    return bytes.length >= 8 && seen.size !== seen.add(key).size;
  });
}

function base64Forms(utf8: Buffer, offset: number): readonly Form[] {
  // What stands before the value moves it against the groups of three bytes; the characters that
  // mix the value with its neighbours are cut off at both ends.
  const text = Buffer.concat([Buffer.alloc(offset), utf8])
    .toString('base64')
    .replaceAll('=', '');
  const start = Math.ceil((offset * 8) / 6);
  const end = Math.floor(((offset + utf8.length) * 8) / 6);
  const inner = text.slice(start, end);
  const url = inner.replaceAll('+', '-').replaceAll('/', '_');
  return [
    { name: 'base64', bytes: Buffer.from(inner) },
    { name: 'base64url', bytes: Buffer.from(url) },
  ];
}
