import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completionPlace } from '../../../../src/ui/debug/completionPlace.ts';

/** `|` marks the cursor; answers the kind and the text that a completion takes the place of. */
function at(marked: string): readonly [string, string] | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const place = completionPlace(text, offset);
  return place && [place.kind, text.slice(place.start, place.end)];
}

const inLaunch = (member: string): string =>
  `{ // comment\n "version": "0.2.0", "configurations": [ { "type": "node", ${member} }, ], }`;
const inWorkspace = (member: string): string => `{ "folders": [], "launch": ${inLaunch(member)} }`;

describe('completionPlace', () => {
  const places: readonly (readonly [string, readonly [string, string]])[] = [
    ['"exchangeKeyring": "|"', ['alias', '""']],
    ['"exchangeKeyring": "bin|ance"', ['alias', '"binance"']],
    ['"exchangeKeyring": "|', ['alias', '"']],
    ['"exchangeKeyring": |', ['alias', '']],
    ['"exchangeKeyring": ["a", "|"]', ['alias', '""']],
    ['"exchangeKeyring": [|]', ['alias', '']],
    ['"exchangeKeyring": { "keys": "|" }', ['alias', '""']],
    ['"exchangeKeyring": { "keys": ["|"] }', ['alias', '""']],
    ['"exchangeKeyring": { "keys": { "|" } }', ['alias-name', '""']],
    ['"exchangeKeyring": { "keys": { "a": {}, "b|" } }', ['alias-name', '"b"']],
    ['"exchangeKeyring": { "preset": "fr|" }', ['preset', '"fr"']],
  ];
  for (const [member, expected] of places)
    it(member, () => {
      assert.deepEqual(at(inLaunch(member)), expected);
    });

  it('finds them in a workspace file', () => {
    assert.deepEqual(at(inWorkspace('"exchangeKeyring": "|"')), ['alias', '""']);
  });

  const elsewhere = [
    '"program": "|"',
    '"|"',
    '"exchangeKeyring|": ""',
    '"exchangeKeyring": { "|" }',
    '"exchangeKeyring": { "required": | }',
    '"exchangeKeyring": { "keys": { "a": { "apiKey": "|" } } }',
    '"env": { "exchangeKeyring": "|" }',
  ];
  for (const member of elsewhere)
    it(`nothing at ${member}`, () => {
      assert.equal(at(inLaunch(member)), undefined);
    });

  it('nothing outside configurations', () => {
    assert.equal(at('{ "exchangeKeyring": "|" }'), undefined);
    assert.equal(at('{ "tasks": [ { "exchangeKeyring": "|" } ] }'), undefined);
    assert.equal(at('|'), undefined);
  });
});
