/**
 * What a pasted value is beside a PEM block. `repaired` tells that line breaks had been lost or escaped and
 * were put back; `broken` blocks cannot be put right here.
 */
export type PastedPem =
  | { readonly kind: 'no-pem' }
  | { readonly kind: 'pem'; readonly text: string; readonly repaired: boolean }
  | { readonly kind: 'broken'; readonly why: 'incomplete' | 'flattened-headers' | 'not-base64' };

const BLOCK = /^-----BEGIN ([A-Z0-9 ]{1,40})-----([^]*)-----END \1-----$/;
const LINE = 64;

/**
 * Recognises a PEM block and restores its lines. An input box drops line breaks, `.env` and JSON files write
 * them as a backslash and an n, and both make a key that no program can load (RFC 7468 wants the lines).
 */
export function readPem(value: string): PastedPem {
  const trimmed = unquoted(value.trim());
  if (!trimmed.startsWith('-----BEGIN ')) return { kind: 'no-pem' };
  const unescaped = trimmed.replaceAll(/(?:\\r)?\\n/g, '\n').replaceAll(/\r\n?/g, '\n');
  const [, label, inner] = BLOCK.exec(unescaped.trim()) ?? [];
  if (label === undefined || inner === undefined) return { kind: 'broken', why: 'incomplete' };

  const { headers, body, wellFormed } = partsOf(inner);
  if (body.startsWith('Proc-Type')) return { kind: 'broken', why: 'flattened-headers' };
  const base64 = body.replaceAll(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return { kind: 'broken', why: 'not-base64' };

  const lines = base64.match(new RegExp(`.{1,${String(LINE)}}`, 'g')) ?? [];
  const text = [
    `-----BEGIN ${label}-----`,
    ...headers,
    ...lines,
    `-----END ${label}-----`,
    '',
  ].join('\n');
  return {
    kind: 'pem',
    text,
    repaired: unescaped !== trimmed.replaceAll(/\r\n?/g, '\n') || !wellFormed,
  };
}

/** Encrypted keys of the old form carry `Name: value` lines and an empty line before the base64. */
function partsOf(inner: string): {
  readonly headers: readonly string[];
  readonly body: string;
  readonly wellFormed: boolean;
} {
  const wellFormed = inner.startsWith('\n') && inner.endsWith('\n');
  const [, head, body] = /^\n((?:[A-Za-z-]+: [^\n]*\n)+)\n([^]*)$/.exec(inner) ?? [];
  if (head === undefined || body === undefined)
    return { headers: [], body: inner.trim(), wellFormed };
  return { headers: [...head.trimEnd().split('\n'), ''], body, wellFormed };
}

function unquoted(value: string): string {
  const [, inner] = /^(["'])([^]*)\1$/.exec(value)?.slice(1) ?? [];
  return inner ?? value;
}
