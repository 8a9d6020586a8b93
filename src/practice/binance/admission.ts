import type { PracticeRequest } from '../engine/exchange.ts';
import type { KeyRing, NumberedKey } from '../engine/keys.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import { refuse, requireScope, standing, type Admission, type Refusal } from '../engine/refusal.ts';
import type { Scope } from '../../core/keys/vocabulary.ts';
import { fail, mandatory, REFUSALS, type Answer } from './errors.ts';
import { signedText, verifies } from './signature.ts';

const DEFAULT_WINDOW_MS = 5_000;
const LONGEST_WINDOW_MS = 60_000;
const EARLIEST_MICROSECONDS = 100_000_000_000_000;

/** The key that a signed request may act as, or what Binance answers instead. */
export function admitSigned(
  request: PracticeRequest,
  parameters: URLSearchParams,
  scope: Scope,
  keys: KeyRing,
  now: number,
): Result<NumberedKey, Answer> {
  const apiKey = request.headers['x-mbx-apikey'];
  if (typeof apiKey !== 'string' || !/^[A-Za-z0-9]{64}$/.test(apiKey)) {
    return err(inWords('malformed-key'));
  }
  const { payload, signature } = signedText(request.query, request.body);
  const timestamp = wholeNumber(parameters.get('timestamp'));
  if (timestamp === undefined) return err(mandatory('timestamp'));
  if (signature === undefined || signature === '') return err(mandatory('signature'));
  const window = wholeNumber(parameters.get('recvWindow') ?? String(DEFAULT_WINDOW_MS));
  if (window === undefined) return err(mandatory('recvWindow'));
  // Not in errors.md; code and text as in the futures documents.
  if (window > LONGEST_WINDOW_MS) return err(fail(-1131, 'recvWindow must be less than 60000'));
  const claim = { payload, signature, timestamp, window, scope, keys, now };
  const admission = admit(apiKey, request, claim);
  return admission.admitted ? ok(admission.key) : err(inWords(admission.refusal));
}

interface Claim {
  readonly payload: string;
  readonly signature: string;
  readonly timestamp: number;
  readonly window: number;
  readonly scope: Scope;
  readonly keys: KeyRing;
  readonly now: number;
}

function admit(apiKey: string, request: PracticeRequest, claim: Claim): Admission {
  // rest-api.md, "Timing security"; timestamps may also be in microseconds.
  const sentAt =
    claim.timestamp >= EARLIEST_MICROSECONDS ? claim.timestamp / 1000 : claim.timestamp;
  if (sentAt >= claim.now + 1000) return refuse('future-timestamp');
  if (claim.now - sentAt > claim.window) return refuse('stale-timestamp');
  const key = claim.keys.find(apiKey);
  if (key === undefined) return refuse('unknown-key');
  const unfit = standing(key, request.clientIp, claim.now);
  if (unfit !== undefined) return refuse(unfit);
  if (!verifies(key.verifier, claim.payload, claim.signature)) return refuse('wrong-signature');
  return requireScope(key, claim.scope);
}

function inWords(refusal: Refusal): Answer {
  const { status, code, message } = REFUSALS[refusal];
  return fail(code, message, status);
}

/** Milliseconds or microseconds; recvWindow may have three decimals. */
function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,16}(?:\.\d{1,3})?$/.test(text) ? Number(text) : undefined;
}
