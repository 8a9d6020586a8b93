/**
 * `text` in every encoding in which programs and debuggers print it; always the same number of entries in the same
 * order, equal ones included. Each is the encoding of the UTF-8 bytes where an encoding is one of bytes.
 */
export function encodings(text: string): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  return [
    text,
    ...PERCENT.flatMap(({ kept, space }) => {
      const upper = percentEncoded(bytes, kept, space);
      return [upper, upper.replaceAll(/%../g, (escape) => escape.toLowerCase())];
    }),
    ...[STANDARD, URL_SAFE].flatMap((alphabet) => base64Forms(bytes, alphabet)),
    ...hexForms(bytes),
    ...QUOTES.flatMap((quotes) => CONTROLS.map((control) => quoted(text, quotes, control))),
    quoted(text, '"', CONTROLS[0]).replaceAll(NOT_ASCII, unicodeEscape),
    quoted(text, '"/', CONTROLS[0]).replaceAll(NOT_ASCII, unicodeEscape),
    ...twiceQuoted(text),
  ];
}

/** What stays as it is beside letters and digits, and how a space is written. */
const PERCENT: readonly { readonly kept: string; readonly space: string }[] = [
  // JavaScript: encodeURIComponent, encodeURI, URLSearchParams.
  { kept: "-_.!~*'()", space: '%20' },
  { kept: "-_.!~*'();/?:@&=+$,#", space: '%20' },
  { kept: '*-._', space: '+' },
  // Python's quote and quote_plus, Go, Java.
  { kept: '-_.~/', space: '%20' },
  { kept: '-_.~', space: '%20' },
  { kept: '-_.~', space: '+' },
];

function percentEncoded(bytes: Uint8Array, kept: string, space: string): string {
  let encoded = '';
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    if (byte === 0x20) encoded += space;
    else if (/[A-Za-z0-9]/.test(character) || kept.includes(character)) encoded += character;
    else encoded += `%${hexByte(byte).toUpperCase()}`;
  }
  return encoded;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const STANDARD = `${LETTERS}+/`;
const URL_SAFE = `${LETTERS}-_`;

/** Padded, unpadded, and what is left of it wherever it stands inside a longer text that was encoded as one. */
function base64Forms(bytes: Uint8Array, alphabet: string): readonly string[] {
  const whole = base64(bytes, alphabet);
  return [
    whole.padEnd(Math.ceil(whole.length / 4) * 4, '='),
    whole,
    ...[0, 1, 2].map((before) => {
      const shifted = new Uint8Array(before + bytes.length);
      shifted.set(bytes, before);
      // Six bits a character: those that hold bits of neighbours are not of the value alone.
      const from = Math.ceil((before * 8) / 6);
      return base64(shifted, alphabet).slice(from, Math.floor((shifted.length * 8) / 6));
    }),
  ];
}

function base64(bytes: Uint8Array, alphabet: string): string {
  let encoded = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 6; bits -= 6) encoded += alphabet.charAt((held >> (bits - 6)) & 63);
  }
  return bits === 0 ? encoded : encoded + alphabet.charAt((held << (6 - bits)) & 63);
}

/** Plain, and with a space between bytes as Node prints a `Buffer` and Go `% x`. */
function hexForms(bytes: Uint8Array): readonly string[] {
  const digits = Array.from(bytes, hexByte);
  const forms = [digits.join(''), digits.join(' ')];
  return forms.flatMap((form) => [form, form.toUpperCase()]);
}

function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

const NOT_ASCII = /[^\0-\x7f]/g;

/** Which quotes are escaped: that of the literal, both, or none where the other kind stands around it. */
const QUOTES = ['', '"', "'", `"'`] as const;

interface ControlStyle {
  /** Characters that have a short escape of their own. */
  readonly short: ReadonlyMap<string, string>;
  readonly other: (character: string) => string;
}

const TWO_LETTERS = [
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
] as const;

/** JSON, Node's `util.inspect`, Python's `repr`. */
const CONTROLS = [
  { short: new Map([...TWO_LETTERS, ['\b', '\\b'], ['\f', '\\f']]), other: unicodeEscape },
  {
    short: new Map([...TWO_LETTERS, ['\b', '\\b'], ['\f', '\\f'], ['\v', '\\v']]),
    other: (character) => `\\x${hexByte(character.charCodeAt(0)).toUpperCase()}`,
  },
  {
    short: new Map(TWO_LETTERS),
    other: (character) => `\\x${hexByte(character.charCodeAt(0))}`,
  },
] as const satisfies readonly ControlStyle[];

function quoted(text: string, quotes: string, { short, other }: ControlStyle): string {
  let escaped = '';
  for (const unit of text.split('')) {
    if (unit === '\\' || quotes.includes(unit)) escaped += `\\${unit}`;
    else if (unit < ' ' || unit === '\x7f') escaped += short.get(unit) ?? other(unit);
    else escaped += unit;
  }
  return escaped;
}

/** A JSON text in a JSON text, and literals that a debugger shows as literals. */
function twiceQuoted(text: string): readonly string[] {
  return ['', '"'].flatMap((inner) =>
    QUOTES.map((outer) => quoted(quoted(text, inner, CONTROLS[0]), outer, CONTROLS[0])),
  );
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
