import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { createLimitedRedeem } from '../../../../src/adapters/broker/limitedRedeem.ts';
import type { RedeemRefusal } from '../../../../src/app/injection/ports.ts';
import { err, ok } from '../../../../src/core/kernel/result.ts';

interface Setting {
  /** Presents a token so often and answers what each was told. */
  readonly present: (token: string, times?: number) => Promise<readonly string[]>;
  /** What each token leads to; `unknown` for those that are not here. */
  readonly outcomes: Map<string, RedeemRefusal | 'ok'>;
  readonly lookedUp: () => number;
  readonly pass: (ms: number) => void;
}

function setting(): Setting {
  let now = 0;
  let lookedUp = 0;
  const outcomes = new Map<string, RedeemRefusal | 'ok'>();
  const limited = createLimitedRedeem(
    (token) => {
      lookedUp += 1;
      const outcome = outcomes.get(token) ?? 'unknown';
      const nothing = { secrets: new Map(), facts: new Map() };
      return Promise.resolve(outcome === 'ok' ? ok(nothing) : err(outcome));
    },
    () => now,
  );
  return {
    outcomes,
    lookedUp: () => lookedUp,
    pass: (ms) => void (now += ms),
    async present(token, times = 1) {
      const told: string[] = [];
      for (let count = 0; count < times; count += 1) {
        const answer = await limited(token);
        told.push(answer.ok ? 'ok' : answer.error);
      }
      return told;
    },
  };
}

const token = (): string => randomBytes(32).toString('base64url');
const count = (told: readonly string[], word: string): number =>
  told.filter((one) => one === word).length;

describe('the rate at which tickets are redeemed', () => {
  it('is limited for guesses, over all of them', async () => {
    const { present, pass } = setting();
    const told: string[] = [];
    for (let guess = 0; guess < 100; guess += 1) told.push(...(await present(token())));
    assert.deepEqual([count(told, 'unknown'), count(told, 'busy')], [32, 68]);
    pass(1000);
    assert.equal(count(await present(token(), 20), 'unknown'), 8);
  });

  it('is not limited for a live ticket, however many guesses there are', async () => {
    const { present, outcomes } = setting();
    const live = token();
    outcomes.set(live, 'ok');
    await present(token(), 1000);
    assert.equal(count(await present(live, 50), 'ok'), 50);
  });

  it('keeps a refused ticket from being looked up over and over, and goes on telling it why', async () => {
    const { present, outcomes, lookedUp, pass } = setting();
    const dead = token();
    outcomes.set(dead, 'used-up');
    assert.equal(count(await present(dead, 1000), 'used-up'), 1000);
    assert.ok(lookedUp() <= 20, String(lookedUp()));
    pass(60_000);
    const before = lookedUp();
    await present(dead, 10);
    assert.equal(lookedUp() - before, 1);
  });

  it('is that of each refused ticket alone', async () => {
    const { present, outcomes } = setting();
    const [dead, restarting] = [token(), token()];
    outcomes.set(dead, 'used-up').set(restarting, 'session-ended');
    await present(dead, 1000);
    assert.deepEqual(await present(restarting), ['session-ended']);
    outcomes.set(restarting, 'ok');
    assert.deepEqual(await present(restarting), ['ok']);
  });

  it('remembers no more tickets than there can be', async () => {
    const { present, outcomes, lookedUp } = setting();
    const [first] = Array.from({ length: 5000 }, () => {
      const dead = token();
      outcomes.set(dead, 'expired');
      return dead;
    });
    assert.ok(first !== undefined);
    await present(first, 100);
    for (const dead of outcomes.keys()) await present(dead);
    const before = lookedUp();
    await present(first);
    assert.equal(lookedUp() - before, 1);
  });
});
