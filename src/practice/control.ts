import { createHash, timingSafeEqual } from 'node:crypto';
import type { PracticeReply, PracticeRequest } from './engine/exchange.ts';
import type { OpenExchange } from './exchanges.ts';
import { refusal } from './server.ts';

export const CONTROL_PREFIX = '/practice';

/**
 * The practice exchange's own endpoints, beside the exchanges' ones:
 *
 * - `GET /practice/health` tells that this is a practice exchange and which exchanges it speaks.
 * - `POST /practice/sample-keys[?exchange=ID][&role=ROLE]` hands out sample credentials, to the holder of
 *   the control token only (`Authorization: Bearer …`) and never to a web page.
 */
export function handleControl(
  request: PracticeRequest,
  exchanges: readonly OpenExchange[],
  token: string | undefined,
): PracticeReply {
  const route = `${request.method} ${request.path}`;
  switch (route) {
    case 'GET /practice/health':
      return {
        status: 200,
        route,
        body: { practice: true, exchanges: exchanges.map(({ id }) => id) },
      };
    case 'POST /practice/sample-keys':
      return holdsToken(request, token)
        ? {
            status: 200,
            route,
            body: { keys: chosen(exchanges, new URLSearchParams(request.query)) },
          }
        : refusal(401, 'The control token is missing or wrong.', route);
    default:
      return refusal(404, 'No such control endpoint.', 'control: no such endpoint');
  }
}

function chosen(exchanges: readonly OpenExchange[], wanted: URLSearchParams): readonly unknown[] {
  const [exchange, role] = [wanted.get('exchange'), wanted.get('role')];
  return exchanges
    .filter(({ id }) => exchange === null || id === exchange)
    .flatMap(({ id, samples }) => samples.map((sample) => ({ exchange: id, ...sample })))
    .filter((sample) => role === null || sample.role === role);
}

function holdsToken(request: PracticeRequest, token: string | undefined): boolean {
  const sent = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined || sent === undefined || request.headers.origin !== undefined)
    return false;
  // Hashed first: timingSafeEqual wants equal lengths.
  return timingSafeEqual(digest(sent), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
