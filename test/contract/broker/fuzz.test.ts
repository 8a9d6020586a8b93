import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, afterEach, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { ask, converse, isServed, startAttacked, type Attacked } from './attacked.ts';

const REFUSALS = /^(\{"ok":false,"code":"(unknown|busy)"\}\n)?$/;

const token = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));

/** Objects that are nearly a request: a wrong member, one too many, one that reaches for a prototype. */
const almostRequest = fc
  .record(
    {
      v: fc.oneof(fc.constant(1), fc.constantFrom('1', 2, -1, 1.5, null, true, [1])),
      ticket: fc.oneof(token, fc.string({ unit: 'binary' }), fc.jsonValue()),
      extra: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  .map((record) => JSON.stringify(record));

const POLLUTING = ['__proto__', 'constructor', 'prototype', 'toString', 'then', 'toJSON'];
const polluting = fc
  .tuple(fc.constantFrom(...POLLUTING), fc.constantFrom(...POLLUTING), fc.jsonValue(), token)
  .map(
    ([outer, inner, value, ticket]) =>
      `{"v":1,"${outer}":{"${inner}":${JSON.stringify(value)},"ticket":"${ticket}","v":1}}`,
  );

const huge = fc
  .tuple(fc.constantFrom('x', ' ', '[', '{"v":', '\u0000', '🔑', '"\\u0000'), fc.nat(200_000))
  .map(([text, length]) => text.repeat(Math.ceil(length / text.length)));

/** The text's bytes in pieces of arbitrary lengths. */
function chopped(text: string | Uint8Array, cuts: readonly number[]): readonly Uint8Array[] {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, number) => bytes.subarray(from, at[number] ?? bytes.length));
}
const withMore = (pieces: readonly Uint8Array[], more: string): readonly Uint8Array[] =>
  pieces.with(-1, Buffer.concat([pieces.at(-1) ?? Buffer.alloc(0), Buffer.from(more)]));

const cuts = fc.array(fc.nat(8192), { maxLength: 6 });

describe('a broker that is sent what it does not expect', () => {
  let broker: Attacked;
  before(async () => {
    broker = await startAttacked();
  });
  afterEach(async () => {
    assert.ok(await isServed(broker), 'a live ticket is no longer redeemed');
  });
  after(() => broker.end());

  /** Each connection ends, and hears a refusal or nothing. */
  function refuses(what: fc.Arbitrary<string | Uint8Array>, runs = 300): Promise<void> {
    const property = fc.asyncProperty(what, cuts, async (text, at) => {
      const { heard } = await converse(broker.address, chopped(text, at), { half: true });
      assert.match(heard, REFUSALS);
    });
    return fc.assert(property, { numRuns: runs, endOnFailure: true });
  }
  const line = (text: string): string => `${text}\n`;

  const attacks: readonly (readonly [string, fc.Arbitrary<string | Uint8Array>, number?])[] = [
    ['arbitrary bytes', fc.uint8Array({ maxLength: 6000 })],
    [
      'arbitrary bytes that end a line',
      fc.uint8Array({ maxLength: 300 }).map((b) => line(Buffer.from(b).toString('latin1'))),
    ],
    ['any JSON', fc.json().map(line)],
    ['almost a request, with wrong types and members too many', almostRequest.map(line)],
    ['members that reach for a prototype', polluting.map(line)],
    ['text of all planes', fc.string({ unit: 'binary', maxLength: 3000 }).map(line)],
    [
      'lines far too long, ended or not',
      fc.tuple(huge, fc.constantFrom('', '\n')).map((p) => p.join('')),
      60,
    ],
    [
      'several lines in one write',
      fc
        .array(
          fc.oneof(
            almostRequest,
            fc.json(),
            token.map((t) => ask(t).trimEnd()),
            fc.constant(''),
          ),
          { minLength: 2, maxLength: 40 },
        )
        .map((lines) => line(lines.join('\n'))),
    ],
    ['JSON nested without end', fc.nat(4000).map((depth) => line('['.repeat(depth)))],
  ];
  for (const [title, what, runs] of attacks)
    it(`says nothing but a refusal to ${title}`, () => refuses(what, runs));

  it('says nothing but a refusal to a live ticket with one byte changed, a NUL, or more around it', async () => {
    const { live } = broker;
    const changed = fc
      .tuple(fc.nat(42), fc.constantFrom('\u0000', '\\u0000', ' ', '=', '+', 'é', ''))
      .map(
        ([at, other]) => `{"v":1,"ticket":"${live.slice(0, at)}${other}${live.slice(at + 1)}"}\n`,
      );
    const around = fc
      .constantFrom(`${live}\\n`, ` ${live}`, `${live}=`, `["${live}"]`, live.toUpperCase())
      .map((ticket) => `{"v":1,"ticket":"${ticket}"}\n`);
    await refuses(fc.oneof(changed, around));
  });

  it('redeems a live ticket however its line is cut into pieces, and whatever its last piece brings along', async () => {
    const property = fc.asyncProperty(cuts, fc.string({ unit: 'binary' }), async (at, more) => {
      const { heard } = await converse(
        broker.address,
        withMore(chopped(ask(broker.live), at), more),
      );
      assert.ok(heard.startsWith('{"ok":true') && heard.split('\n').length === 2);
    });
    await fc.assert(property, { numRuns: 200, endOnFailure: true });
  });

  it('keeps no trace of them: no handle, no memory, no line in the audit log but of unknown tickets', async () => {
    const before = await broker.footprint();
    const junk = Array.from({ length: 2000 }, () => randomBytes(3000));
    for (const bytes of junk) await converse(broker.address, [bytes], { half: true });
    const found = await broker.settled(before);
    assert.deepEqual(found.resources, before.resources);
    assert.equal(found.descriptors, before.descriptors);
    assert.ok(found.memory - before.memory < 2_000_000, String(found.memory - before.memory));
    assert.equal(found.auditLines, before.auditLines);
  });
});
