import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  endTicket,
  expireTicket,
  FIRST_USE_MS,
  MAX_USES,
  mintTicket,
  rearmTicket,
  redeemTicket,
  type Ticket,
} from '../../../../src/core/inject/ticket.ts';

const fresh = mintTicket('id', 'digest', 1000);

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

  it('comes back with its uses counted when the session restarts', () => {
    const ended = endTicket(used(3), 'session-ended');
    assert.equal(redeemTicket(ended, 1000).refused, 'session-ended');
    const back = rearmTicket(ended, 5000);
    assert.equal(back.uses, 3);
    assert.equal(redeemTicket(back, 5000).refused, undefined);
  });

  for (const end of ['expired', 'withdrawn'] as const)
    it(`stays dead when it ended as ${end}`, () => {
      const dead = endTicket(used(1), end);
      assert.equal(
        redeemTicket(rearmTicket(endTicket(dead, 'session-ended'), 1000), 1000).refused,
        end,
      );
    });

  it('is never redeemed more than eight times, nor once withdrawn, whatever happens', () => {
    const step = fc.oneof(
      fc.constant('redeem' as const),
      fc.constant('end' as const),
      fc.constant('withdraw' as const),
      fc.constant('rearm' as const),
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
            }
            ticket = result.ticket;
          } else if (act === 'rearm') ticket = rearmTicket(ticket, now);
          else {
            withdrawn ||= act === 'withdraw' && ticket.end === undefined;
            ticket = endTicket(ticket, act === 'end' ? 'session-ended' : 'withdrawn');
          }
        }
        assert.ok(redeemed <= MAX_USES);
      }),
    );
  });
});
