import type { PracticeFault, PracticeSample } from '../../app/practice/ports.ts';
import { Secret } from '../../core/keys/secret.ts';
import { FIELDS } from '../../core/keys/vocabulary.ts';
import { isRecord, isString } from '../../core/kernel/parse.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';

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
  return [{ exchange, role, fields: new Map(secrets) }];
}
