import { isRecord, isString, parseJson } from '../../core/kernel/parse.ts';
import type { RedeemedVariables, RedeemRefusal } from '../../app/injection/ports.ts';

/** Longest request: a ticket is 43 characters, so that anything near this is not one of ours. */
export const MAX_REQUEST_BYTES = 4096;

/** `{"v":1,"ticket":"…"}` → the token; `undefined` for anything else. */
export function parseRequest(line: string): string | undefined {
  const request = parseJson(line);
  if (!isRecord(request) || request['v'] !== 1) return undefined;
  const ticket = request['ticket'];
  return isString(ticket) && /^[A-Za-z0-9_-]{43}$/.test(ticket) ? ticket : undefined;
}

export function refusalLine(code: RedeemRefusal | 'busy'): string {
  return `${JSON.stringify({ ok: false, code })}\n`;
}

/** The one place on the way to a program where secrets become text. */
export function variablesLine({ secrets, facts }: RedeemedVariables): string {
  const revealed = [...secrets].map(([name, secret]) => [name, secret.reveal()] as const);
  return `${JSON.stringify({ ok: true, variables: Object.fromEntries([...facts, ...revealed]) })}\n`;
}
