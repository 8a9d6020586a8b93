import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { isRecord, parseJson } from '../../../src/core/kernel/parse.ts';
import type { PracticeExchangeId } from '../../../src/practice/exchanges.ts';
import type { SampleRole } from '../../../src/practice/engine/sampleKeys.ts';
import { startPractice, type Practice, type PracticeOptions } from '../../../src/practice/start.ts';

export interface RawReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: unknown;
}

export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly localAddress?: string;
}

/** A request without the courtesies of fetch: any Host header, any source address. */
export function send(url: string, asked: RawRequest): Promise<RawReply> {
  const { hostname, port } = new URL(url);
  const { method = 'GET', path, headers = {}, body, localAddress } = asked;
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        hostname,
        port,
        method,
        path,
        headers,
        agent: false,
        ...(localAddress === undefined ? {} : { localAddress }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            body: parseJson(text),
          });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Runs `act` against a practice exchange of its own, on a free port. */
export async function withPractice<T>(
  options: PracticeOptions,
  act: (practice: Practice) => Promise<T>,
): Promise<T> {
  const practice = await startPractice({ port: 0, ...options });
  try {
    return await act(practice);
  } finally {
    await practice.close();
  }
}

export function sampleFields(practice: Practice, exchange: PracticeExchangeId, role: SampleRole) {
  const found = practice.sampleKeys().find((key) => key.exchange === exchange && key.role === role);
  assert.ok(found);
  return found.fields;
}

/** A value inside nested objects and lists. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (Array.isArray(inner)) return inner[Number(step)] as unknown;
    assert.ok(isRecord(inner), `Nothing at ${step}`);
    return inner[step];
  }, value);
}

export function hmac(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

/** The request with a parameter that was not signed. */
export function tampered(request: RawRequest): RawRequest {
  return { ...request, path: request.path.replace('?', '?x=1&') };
}
