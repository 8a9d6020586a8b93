import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { createRevealInto, revealed } from '../../../../src/adapters/debugger/reveal.ts';
import { Secret } from '../../../../src/core/keys/secret.ts';

const value = randomBytes(20).toString('hex');
const variables = new Map<string, Secret | string>([
  ['FACT', 'testnet'],
  ['SECRET', new Secret(value)],
]);

describe('revealed', () => {
  it('answers facts as they are and secrets as text', () => {
    const text = revealed(variables);
    assert.equal(text.get('FACT'), 'testnet');
    assert.ok(text.get('SECRET') === value);
    assert.equal(text.size, 2);
  });
});

describe('createRevealInto', () => {
  it('puts variables where the debugger reads them, and leaves the configuration as it was', () => {
    const configuration = { type: 'cppdbg', environment: [{ name: 'A', value: '1' }] };
    const into = createRevealInto(false)(configuration, variables);
    const { environment } = into as { environment: readonly { name: string; value: string }[] };
    assert.deepEqual(
      environment.map(({ name }) => name),
      ['A', 'FACT', 'SECRET'],
    );
    assert.ok(environment.at(-1)?.value === value);
    assert.deepEqual(configuration.environment, [{ name: 'A', value: '1' }]);
  });

  for (const [namesIgnoreCase, names] of [
    [false, ['secret', 'FACT', 'SECRET']],
    [true, ['FACT', 'SECRET']],
  ] as const)
    it(`takes the place of ${namesIgnoreCase ? 'any' : 'the same'} case`, () => {
      const configuration = { type: 'node', env: { secret: 'old' } };
      const { env } = createRevealInto(namesIgnoreCase)(configuration, variables);
      assert.deepEqual(Object.keys(env as object), names);
    });
});
