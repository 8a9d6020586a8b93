import assert from 'node:assert/strict';
import { debugToEnd } from '../inside/debugging.ts';
import { withGrant } from '../inside/grants.ts';
import {
  addDeribitKey,
  botReport,
  digest,
  forgetKeys,
  forgetReport,
  type TypedKey,
} from '../inside/keyring.ts';
import { launchOf, start } from '../inside/launches.ts';
import { keychain, workbench } from '../inside/workbench.ts';

describe('When the keychain locks after a grant', () => {
  const wanted = { name: 'granted', report: 'locks.json' };
  let key: TypedKey;

  before(async () => {
    await forgetKeys();
    key = await addDeribitKey('deribit-testnet');
    await withGrant('Allow This Session', debugToEnd(launchOf(wanted)));
    forgetReport(wanted.report);
  });
  after(() => keychain.unlockKeychain());
  afterEach(() => workbench.dismissAll());

  it('the launch is stopped, with a button', async () => {
    await keychain.lockKeychain();
    assert.equal(await start(wanted), false);
    const told = await workbench.waitForNotification('“granted” was not started');
    assert.match(told.message, /The keychain is locked/);
    assert.deepEqual(told.buttons, ['Check Again']);
    assert.equal(botReport(wanted.report), undefined);
  });

  it('it works again, without another question, when the keychain is unlocked', async () => {
    await keychain.unlockKeychain();
    await debugToEnd(launchOf(wanted));
    assert.equal(botReport(wanted.report)?.secret, digest(key.secret));
  });
});
