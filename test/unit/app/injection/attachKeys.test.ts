import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attachedAliases, attachKeys } from '../../../../src/app/injection/attachKeys.ts';
import { parseAttachment } from '../../../../src/core/inject/attachment.ts';
import { testWorld } from './world.ts';

const NAME = { folder: 'file:///f', configuration: 'Bot' };

describe('attachKeys', () => {
  it('attaches, changes and detaches, and writes each down', async () => {
    const world = testWorld();
    await world.add({ alias: 'one' });
    await world.add({ alias: 'two', exchange: 'okx' });
    const steps: readonly (readonly [readonly string[], readonly string[]])[] = [
      [['one'], ['launch.attached']],
      [['one'], []],
      [['one', 'two'], ['launch.attached']],
      [['two'], ['launch.detached']],
      [[], ['launch.detached']],
    ];
    for (const [aliases, expected] of steps) {
      const before = world.events.length;
      assert.deepEqual(await attachKeys(world, NAME, aliases), { ok: true, value: undefined });
      assert.deepEqual(world.types().slice(before), expected);
      assert.deepEqual(await attachedAliases(world, NAME), { ok: true, value: aliases });
    }
    assert.deepEqual(world.index.peek().attachments, []);
  });

  it('keeps what was said of a key that stays', async () => {
    const world = testWorld();
    await world.add({ alias: 'one' });
    await world.add({ alias: 'two', exchange: 'okx' });
    const request = { keys: [{ alias: 'one', variables: { apiKey: 'MINE' } }], required: false };
    await world.index.update((state) => ({
      state: { ...state, attachments: [{ ...NAME, request }] },
      result: undefined,
    }));
    await attachKeys(world, NAME, ['one', 'two']);
    const attached = world.index.peek().attachments[0];
    assert.deepEqual(attached?.request, {
      required: false,
      keys: [...request.keys, { alias: 'two', variables: {} }],
    });
    assert.deepEqual(parseAttachment(JSON.parse(JSON.stringify(attached))), attached);
  });

  const refused: readonly (readonly [string, readonly string[], string])[] = [
    ['an unknown alias', ['none'], 'unknown-alias'],
    ['two keys for the same variables', ['one', 'three'], 'variables'],
  ];
  for (const [title, aliases, code] of refused)
    it(`refuses ${title} and changes nothing`, async () => {
      const world = testWorld();
      await world.add({ alias: 'one' });
      await world.add({ alias: 'three' });
      const result = await attachKeys(world, NAME, aliases);
      assert.equal(!result.ok && result.error.code, code);
      assert.deepEqual(world.index.peek().attachments, []);
      assert.deepEqual(world.events, []);
    });
});
