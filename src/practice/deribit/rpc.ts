import { isRecord, isString, parseJson } from '../../core/kernel/parse.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import type { PracticeReply, PracticeRequest } from '../engine/exchange.ts';
import { fail, type Answer } from './errors.ts';

export const PREFIX = '/api/v2';

/** One call, whichever way it came: GET with a query, or POST with a JSON-RPC body. */
export interface RpcCall {
  /** Such as `private/get_account_summary`. */
  readonly method: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly id?: number | string;
}

export function parseCall(request: PracticeRequest): Result<RpcCall, Answer> {
  const named = request.path.slice(PREFIX.length + 1);
  const parameters = new Map(new URLSearchParams(request.query));
  if (request.method === 'GET') return ok({ method: named, parameters });
  const body = parseJson(request.body);
  if (request.method !== 'POST' || !isRecord(body)) return err(fail(-32700, 'Parse error'));
  const { id, method, params } = body;
  for (const [name, value] of Object.entries(isRecord(params) ? params : {})) {
    parameters.set(name, isString(value) ? value : JSON.stringify(value));
  }
  return ok({
    method: isString(method) ? method : named,
    parameters,
    ...(isString(id) || typeof id === 'number' ? { id } : {}),
  });
}

/** The envelope; times are in microseconds, and `testnet` is always true here. */
export function envelope(
  answer: Answer,
  call: RpcCall | undefined,
  now: number,
  route: string,
): PracticeReply {
  const id = call?.id === undefined ? {} : { id: call.id };
  const times = { usIn: now * 1000, usOut: now * 1000, usDiff: 0, testnet: true };
  return answer.ok
    ? { status: 200, route, body: { jsonrpc: '2.0', ...id, result: answer.result, ...times } }
    : {
        status: answer.status,
        route,
        body: { jsonrpc: '2.0', ...id, error: answer.error, ...times },
      };
}
