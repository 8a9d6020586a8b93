import assert from 'node:assert/strict';
import {
  bareReaderNames,
  changeNames,
  lateReaderNames,
  readerNames,
} from '../extensions/hostile/plan.ts';
import {
  allowVictim,
  assertStopped,
  attacked,
  HOSTILE_MODES,
  lastStop,
  victim,
} from '../inside/hostile.ts';
import { addDeribitKey, forgetKeys, type TypedKey } from '../inside/keyring.ts';
import { workbench } from '../inside/workbench.ts';

/** What is sent on is a copy, made before. */
const HARMLESS = 'changes the environment it kept from before';
const NAMED = 'The extension “Hostile” reads the messages to the debugger';
const UNNAMED = 'Another extension reads the messages to the debugger';

for (const mode of HOSTILE_MODES)
  describe(`Threat: in ${mode} mode, a tracker of another extension`, () => {
    let key: TypedKey;

    before(async () => {
      await forgetKeys();
      await workbench.openView('Exchange Keyring: Focus on Keys View');
      key = await addDeribitKey('deribit-testnet');
      await allowVictim(key, mode);
    });
    afterEach(() => workbench.dismissAll());

    for (const read of readerNames)
      it(`behind ours reads the launch message with ${read}`, async () => {
        const { victimHasKey } = await attacked(key, { read }, victim(mode));
        assert.equal(victimHasKey, false, 'the key was handed over under a thief’s eyes');
        await assertStopped('watched', NAMED);
        assert.match(lastStop()?.what?.[0] ?? '', /hostile/);
      });

    for (const read of bareReaderNames)
      it(`behind ours has the editor read the launch message: ${read}`, async () => {
        const { victimHasKey } = await attacked(key, { read }, victim(mode));
        assert.equal(victimHasKey, false, 'the key was handed over under a thief’s eyes');
        await assertStopped('watched', UNNAMED);
      });

    for (const read of lateReaderNames)
      it(`reads the launch message later, from ${read}`, async () => {
        for (const when of [{ read }, { readFirst: read }]) {
          const { victimHasKey, loot } = await attacked(key, when, victim(mode));
          assert.ok(
            loot.some((text) => text.includes('"program"')),
            'nothing was read at all',
          );
          assert.equal(victimHasKey, true, 'the program has no key though nobody could see it');
        }
      });

    it('before ours reads the launch message at once', async () => {
      const { victimHasKey, loot } = await attacked(
        key,
        { readFirst: 'JSON.stringify' },
        victim(mode),
      );
      assert.ok(loot.some((text) => text.includes('"command":"launch"')));
      assert.equal(victimHasKey, true, 'the program has no key though nobody could see it');
    });

    for (const change of changeNames)
      it(`behind ours has another program started: it ${change}`, async () => {
        const { victimHasKey } = await attacked(key, { change }, victim(mode));
        assert.equal(victimHasKey, change === HARMLESS, 'a launch that was changed got the key');
        if (change === HARMLESS) return;
        const stop = lastStop();
        assert.ok(stop?.reason === 'changed' || stop?.reason === 'watched');
        await workbench.waitForNotification(`“victim ${mode}” was not started`);
        await workbench.clearNotifications();
      });
  });
