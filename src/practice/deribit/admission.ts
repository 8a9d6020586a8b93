import { err, ok, type Result } from '../../core/kernel/result.ts';
import type { Scope } from '../../core/keys/vocabulary.ts';
import type { PracticeRequest } from '../engine/exchange.ts';
import { matchesSecret, type KeyRing, type NumberedKey } from '../engine/keys.ts';
import { standing, type Refusal } from '../engine/refusal.ts';
import { failCredentials, failRefused, type Answer } from './errors.ts';
import type { RpcCall } from './rpc.ts';
import { parseSignedHeader, requestData, verifies, type SignedHeader } from './signature.ts';
import type { TokenDesk } from './tokens.ts';

/** docs.deribit.com, "Authentication": a timestamp is valid for 60 seconds since its generation. */
const TIMESTAMP_VALID_MS = 60_000;

export interface Gate {
  readonly keys: KeyRing;
  readonly tokens: TokenDesk;
  readonly now: number;
}

/** The key that a private call may act as: by signature, by bearer token or by basic credentials. */
export function admitPrivate(
  request: PracticeRequest,
  scope: Scope,
  gate: Gate,
): Result<NumberedKey, Answer> {
  const found = identify(request, gate);
  if (!found.ok) return found;
  const unfit = standing(found.value, request.clientIp, gate.now);
  if (unfit !== undefined) return err(failRefused(unfit));
  return found.value.scopes.includes(scope) ? found : err(failRefused('missing-scope'));
}

/** The key that `public/auth` names with client credentials or a client signature. */
export function admitClient(
  call: RpcCall,
  request: PracticeRequest,
  gate: Gate,
): Result<NumberedKey, Answer> {
  const key = gate.keys.find(call.parameters.get('client_id') ?? '');
  if (key === undefined) return err(failRefused('unknown-key'));
  if (call.parameters.get('grant_type') === 'client_signature') {
    const signed = {
      ts: call.parameters.get('timestamp') ?? '',
      nonce: call.parameters.get('nonce') ?? '',
      sig: call.parameters.get('signature') ?? '',
    };
    const fault = signatureFault(key, signed, call.parameters.get('data') ?? '', gate.now);
    // public/auth speaks of credentials, where private methods say "unauthorized".
    if (fault !== undefined) return err(failCredentials());
  } else if (!matchesSecret(key, call.parameters.get('client_secret') ?? '')) {
    return err(failCredentials());
  }
  return standing(key, request.clientIp, gate.now) === undefined ? ok(key) : err(failCredentials());
}

function identify(request: PracticeRequest, gate: Gate): Result<NumberedKey, Answer> {
  const header = request.headers.authorization ?? '';
  const signed = parseSignedHeader(header);
  if (signed !== undefined) {
    const key = gate.keys.find(signed.id);
    if (key === undefined) return err(failRefused('unknown-key'));
    const uri = request.query === '' ? request.path : `${request.path}?${request.query}`;
    const fault = signatureFault(
      key,
      signed,
      requestData(request.method, uri, request.body),
      gate.now,
    );
    return fault === undefined ? ok(key) : err(failRefused(fault));
  }
  const [scheme, value = ''] = header.split(' ', 2);
  const key =
    scheme?.toLowerCase() === 'bearer'
      ? gate.keys.find(gate.tokens.owner(value, gate.now) ?? '')
      : basic(scheme, value, gate.keys);
  if (key !== undefined) return ok(key);
  return err(scheme === 'Basic' ? failCredentials() : failRefused('wrong-signature'));
}

function basic(scheme: string | undefined, value: string, keys: KeyRing): NumberedKey | undefined {
  if (scheme !== 'Basic') return undefined;
  const [id = '', ...secret] = Buffer.from(value, 'base64').toString('utf8').split(':');
  const key = keys.find(id);
  return key !== undefined && matchesSecret(key, secret.join(':')) ? key : undefined;
}

function signatureFault(
  key: NumberedKey,
  signed: Omit<SignedHeader, 'id'>,
  data: string,
  now: number,
): Refusal | undefined {
  const sentAt = /^\d{1,16}$/.test(signed.ts) ? Number(signed.ts) : 0;
  if (now - sentAt > TIMESTAMP_VALID_MS) return 'stale-timestamp';
  if (sentAt - now > TIMESTAMP_VALID_MS) return 'future-timestamp';
  return verifies(key.verifier, signed, data) ? undefined : 'wrong-signature';
}
