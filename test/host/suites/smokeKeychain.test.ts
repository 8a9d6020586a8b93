import assert from 'node:assert/strict';
import keytar from 'keytar';
import { assignment } from '../inside/assignment.ts';
import { syntheticSecret } from '../inside/canary.ts';
import { keychain } from '../inside/workbench.ts';

describe('the keychain of the run', () => {
  const service = 'host-test';

  it('is what the run says', async () => {
    const value = syntheticSecret();
    const stored = await Promise.race([
      keytar.setPassword(service, 'account', value).then(
        () => 'stored',
        (error: unknown) => String(error),
      ),
      new Promise<string>((resolve) => setTimeout(resolve, 5_000, 'no answer')),
    ]);
    switch (assignment().keychain) {
      case 'available':
        assert.equal(stored, 'stored');
        assert.ok((await keytar.getPassword(service, 'account')) === value);
        await keychain.lockKeychain();
        await assert.rejects(keytar.setPassword(service, 'other', value), /locked collection/);
        assert.equal(await keytar.getPassword(service, 'account'), null);
        await keychain.unlockKeychain();
        assert.ok((await keytar.getPassword(service, 'account')) === value);
        assert.equal(await keytar.deletePassword(service, 'account'), true);
        return;
      case 'locked':
        assert.match(stored, /locked collection/);
        return;
      case 'missing':
        assert.match(stored, /Cannot autolaunch D-Bus/);
    }
  });
});
