import type { PracticeFault, PracticeSample, SampleRights } from '../../app/practice/ports.ts';
import { Secret } from '../../core/keys/secret.ts';
import { FIELDS, SCOPES } from '../../core/keys/vocabulary.ts';
import {
  isOneOf,
  isRecord,
  isString,
  isStringArray,
  type UnknownRecord,
} from '../../core/kernel/parse.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import { timestamp, type Timestamp } from '../../core/kernel/time.ts';

const ANSWER_MS = 2_000;

/** Whether a practice exchange, and not some other program, answers at a loopback origin. */
export async function isPractice(origin: string): Promise<boolean> {
  const body = await ask(origin, '/practice/health', {});
  return isRecord(body) && body['practice'] === true;
}

/** Fetches the sample keys; `token` is the control token of that practice exchange. */
export async function fetchSamples(
  origin: string,
  token: string,
): Promise<Result<readonly PracticeSample[], PracticeFault>> {
  const headers = { authorization: `Bearer ${token}` };
  const body = await ask(origin, '/practice/sample-keys', { method: 'POST', headers });
  if (!isRecord(body) || !Array.isArray(body['keys'])) return err({ code: 'no-answer' });
  return ok(body['keys'].flatMap((key: unknown) => parseSample(key)));
}

async function ask(origin: string, path: string, init: RequestInit): Promise<unknown> {
  if (!isLoopback(origin)) return undefined;
  try {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const response = await fetch(new URL(path, origin), { ...init, signal, redirect: 'error' });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

function isLoopback(origin: string): boolean {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  return url?.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
}

function parseSample(value: unknown): readonly PracticeSample[] {
  if (!isRecord(value) || !isRecord(value['fields'])) return [];
  const { exchange, role, fields } = value;
  if (!isString(exchange) || !isString(role)) return [];
  const secrets = FIELDS.flatMap((field) => {
    const text = fields[field];
    return isString(text) ? [[field, new Secret(text)] as const] : [];
  });
  const rights = parseRights(value);
  return [{ exchange, role, fields: new Map(secrets), ...(rights ? { rights } : {}) }];
}

/** A scope in words that nobody here knows might be any: then nothing is said of the key at all. */
function parseRights(sample: UnknownRecord): SampleRights | undefined {
  const { scopes, allowlist } = sample;
  const createdAt = parseTime(sample['createdAt']);
  if (!isStringArray(scopes) || !isStringArray(allowlist) || createdAt === undefined)
    return undefined;
  const known = scopes.filter((scope) => isOneOf(SCOPES, scope));
  if (known.length !== scopes.length) return undefined;
  if (sample['expiresAt'] === undefined) return { scopes: known, allowlist, createdAt };
  const expiresAt = parseTime(sample['expiresAt']);
  return expiresAt === undefined ? undefined : { scopes: known, allowlist, createdAt, expiresAt };
}

const LATEST_MS = 8.64e15;

/** Milliseconds since 1970, as the practice exchange gives times. */
function parseTime(value: unknown): Timestamp | undefined {
  return typeof value === 'number' && Math.abs(value) <= LATEST_MS ? timestamp(value) : undefined;
}
