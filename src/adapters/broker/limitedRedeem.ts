import { createHash } from 'node:crypto';
import type { Redeem, RedeemedVariables, RedeemRefusal } from '../../app/injection/ports.ts';
import { err, type Result } from '../../core/kernel/result.ts';
import { createRateLimit } from './rateLimit.ts';

/** Tickets that nobody minted, over all programs: at once, and a second. */
const GUESSES = 32;
const GUESSES_PER_SECOND = 8;
/** Further tries of a ticket that was refused: at once, and a second. Programs that restart in a loop make some. */
const TRIES = 16;
const TRIES_PER_SECOND = 1 / 60;
/** As many as there may be tickets that are refused for a reason; the oldest are forgotten. */
const REMEMBERED = 256;

export type LimitedRedeem = (
  token: string,
) => Promise<Result<RedeemedVariables, RedeemRefusal | 'busy'>>;

/**
 * Redeems at a rate. A live ticket is held up by nothing that others send: guesses are counted together, but
 * only once they proved to be guesses, and a ticket that is refused over and over is counted on its own. It is
 * then told the same again without being looked up, so that it writes no more lines into the audit log.
 */
export function createLimitedRedeem(redeem: Redeem, now: () => number): LimitedRedeem {
  const admitGuess = createRateLimit(GUESSES, GUESSES_PER_SECOND, now);
  const refused = new Map<
    string,
    { readonly admit: () => boolean; readonly code: RedeemRefusal }
  >();

  function remember(digest: string, code: RedeemRefusal): void {
    const admit = refused.get(digest)?.admit ?? createRateLimit(TRIES, TRIES_PER_SECOND, now);
    refused.set(digest, { admit, code });
    for (const oldest of refused.keys()) {
      if (refused.size <= REMEMBERED) return;
      refused.delete(oldest);
    }
  }

  return async (token) => {
    // By its digest: a token itself is kept nowhere.
    const digest = createHash('sha256').update(token).digest('base64');
    const before = refused.get(digest);
    if (before && !before.admit()) return err(before.code);
    const redeemed = await redeem(token);
    if (redeemed.ok) return redeemed;
    if (redeemed.error === 'unknown') return err(admitGuess() ? 'unknown' : 'busy');
    remember(digest, redeemed.error);
    return redeemed;
  };
}
