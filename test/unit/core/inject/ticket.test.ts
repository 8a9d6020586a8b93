import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  armTicket,
  endTicket,
  expireTicket,
  FIRST_USE_MS,
  MAX_USES,
  mintTicket,
  redeemTicket,
  type Ticket,
} from '../../../../src/core/inject/ticket.ts';

const minted = mintTicket('id', 1000);
const fresh = armTicket(minted, 'digest', 1000).ticket;

function used(times: number): Ticket {
  let ticket = fresh;
  for (let use = 0; use < times; use += 1) ticket = redeemTicket(ticket, 1000).ticket;
  return ticket;
}

describe('ticket', () => {
  it('is good for its first use until 60 s have passed', () => {
    assert.equal(redeemTicket(fresh, 1000 + FIRST_USE_MS - 1).refused, undefined);
    assert.equal(redeemTicket(fresh, 1000 + FIRST_USE_MS).refused, 'expired');
    assert.equal(expireTicket(fresh, 1000 + FIRST_USE_MS - 1).end, undefined);
  });

  it('lives on after its first use', () => {
    assert.equal(redeemTicket(used(1), 1000 + 100 * FIRST_USE_MS).refused, undefined);
  });

  it('is good for eight uses', () => {
    assert.equal(used(MAX_USES).uses, MAX_USES);
    assert.equal(redeemTicket(used(MAX_USES), 1000).refused, 'used-up');
  });

  it('has no token before the launch message left', () => {
    assert.equal(minted.digest, undefined);
    assert.equal(armTicket(minted, 'digest', 1000 + FIRST_USE_MS).refused, 'expired');
  });

  it('gets another token and its uses back when the session restarts', () => {
    const ended = endTicket(used(3), 'session-ended');
    assert.equal(redeemTicket(ended, 1000).refused, 'session-ended');
    const back = armTicket(ended, 'another', 5000).ticket;
    assert.equal(back.digest, 'another');
    assert.equal(back.uses, 0);
    assert.equal(redeemTicket(back, 5000).refused, undefined);
  });

  for (const end of ['expired', 'withdrawn'] as const)
    it(`stays dead when it ended as ${end}`, () => {
      const dead = endTicket(used(1), end);
      assert.equal(armTicket(endTicket(dead, 'session-ended'), 'another', 1000).refused, end);
    });

  it('does not come back when its grant is withdrawn after its session ended', () => {
    const ended = endTicket(endTicket(used(1), 'session-ended'), 'withdrawn');
    assert.equal(armTicket(ended, 'another', 1000).refused, 'withdrawn');
  });

  it('is never redeemed more than eight times a start, nor once withdrawn, whatever happens', () => {
    const step = fc.oneof(
      fc.constant('redeem' as const),
      fc.constant('end' as const),
      fc.constant('withdraw' as const),
      fc.constant('arm' as const),
      fc.nat({ max: 2 * FIRST_USE_MS }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let ticket = fresh;
        let now = 1000;
        let redeemed = 0;
        let withdrawn = false;
        for (const act of steps) {
          if (typeof act === 'number') now += act;
          else if (act === 'redeem') {
            const result = redeemTicket(ticket, now);
            if (result.refused === undefined) {
              assert.ok(!withdrawn);
              redeemed += 1;
              assert.ok(redeemed <= MAX_USES);
            }
            ticket = result.ticket;
          } else if (act === 'arm') {
            const armed = armTicket(ticket, 'another', now);
            if (armed.refused === undefined) redeemed = 0;
            ticket = armed.ticket;
          } else {
            withdrawn ||= act === 'withdraw' && ticket.end !== 'expired';
            ticket = endTicket(ticket, act === 'end' ? 'session-ended' : 'withdrawn');
          }
        }
      }),
    );
  });
});
