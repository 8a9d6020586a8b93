import assert from 'node:assert/strict';
import type { Alias } from '../../../src/core/keys/alias.ts';
import type { KeyRecord } from '../../../src/core/keys/keyRecord.ts';
import { forgetKeys, KEYS, keyringStatus, listedKey, listKeys } from '../inside/keyring.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';
import type { TreeRow } from '../workbench/protocol.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const daysFromNow = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

/** Lists keys as another window would, and answers the rows once `alias` is among them. */
async function rowsWith(alias: string, keys: readonly KeyRecord[]): Promise<readonly TreeRow[]> {
  listKeys(keys);
  return eventually(`the row ${alias}`, async () => {
    const rows = await workbench.treeRows(KEYS);
    return rows.some(({ label }) => label === alias) && rows;
  });
}

describe('The Keys view', () => {
  before(async () => {
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
  });
  after(() => listKeys([]));
  afterEach(() => workbench.dismissAll());

  it('welcomes who has no key', async () => {
    const text = await eventually('the text', async () => workbench.viewText(KEYS));
    assert.match(text, /Add Key…/);
    assert.match(text, /Add Practice Key…/);
    assert.equal(await keyringStatus(), undefined);
  });

  it('groups by exchange and environment the keys that another window lists', async () => {
    const rows = await rowsWith('real', [
      listedKey({ alias: 'second' }),
      listedKey({ alias: 'first' }),
      listedKey({ alias: 'spot-test', exchange: 'binance' }),
      listedKey({ alias: 'spot-practice', exchange: 'binance', environment: 'practice' }),
      listedKey({ alias: 'real', exchange: 'kraken', environment: 'live', purpose: 'account' }),
      listedKey({ alias: 'demo-key', exchange: 'okx', environment: 'demo' }),
    ]);
    assert.deepEqual(
      rows.map(({ level, label, description }) => [
        level,
        label,
        level === 1 ? description : description.split(' · ')[0],
      ]),
      [
        [1, 'Binance', 'practice'],
        [2, 'spot-practice', 'practice'],
        [1, 'Binance', 'testnet'],
        [2, 'spot-test', 'testnet'],
        [1, 'Deribit', 'testnet'],
        [2, 'first', 'testnet'],
        [2, 'second', 'testnet'],
        [1, 'Kraken', 'LIVE'],
        [2, 'real', 'LIVE'],
        [1, 'OKX', 'demo'],
        [2, 'demo-key', 'demo'],
      ],
    );
    const spoken = (label: string) => rows.find((row) => row.label === label)?.ariaLabel ?? '';
    assert.match(spoken('Deribit'), /^Deribit, testnet, 2 keys/);
    assert.match(spoken('real'), /^real, LIVE, account, in date, never used/);
  });

  it('has plain text in its tooltips, whatever a note says', async () => {
    const note = '**bold** [run](command:workbench.action.quit) $(key) <b>tag</b>';
    await rowsWith('noted', [listedKey({ alias: 'noted', note })]);
    const tooltip = await workbench.rowTooltip(KEYS, 'noted');
    assert.match(tooltip, /noted: Deribit, testnet\s+Purpose: trading\s+Rotation: in date/);
    assert.match(await workbench.rowTooltip(KEYS, 'Deribit'), /separate test host/);
    await workbench.expandRow(KEYS, 'noted');
    const row = await eventually('the note', async () =>
      (await workbench.treeRows(KEYS)).find(({ label }) => label.startsWith('**bold**')),
    );
    const unlinked = note.replace('](', '] (');
    assert.equal(row.label, unlinked);
    assert.ok((await workbench.rowTooltip(KEYS, unlinked)).includes(unlinked));
  });

  it('offers on each row what can be done with it', async () => {
    await rowsWith('acted-on', [listedKey({ alias: 'acted-on' })]);
    await workbench.expandRow(KEYS, 'acted-on');
    const rows = await eventually('the details', async () => {
      const all = await workbench.treeRows(KEYS);
      return all.some(({ label }) => label === 'Grants') && all;
    });
    const inline = (label: string) => rows.find((row) => row.label === label)?.actions;
    const attach = 'Attach Keys to Launch Configuration…';
    assert.deepEqual(inline('acted-on'), [attach, 'Edit Key…']);
    assert.deepEqual(inline('Secret'), ['Copy Field…']);
    assert.deepEqual(inline('Grants'), ['Manage Grants…']);
    const key = [
      attach,
      'Copy Field…',
      'Edit Key…',
      'Rename Key…',
      'Manage Grants…',
      'Remove Key…',
    ];
    const menus: Readonly<Record<string, readonly string[]>> = {
      Deribit: ['Add Key…'],
      'acted-on': key,
      Secret: ['Copy Field…', 'Edit Key…'],
      Grants: ['Manage Grants…'],
      Scopes: ['Edit Key…'],
    };
    for (const [label, items] of Object.entries(menus)) {
      assert.deepEqual(await workbench.rowMenu(KEYS, label), items, label);
    }
    const actions = await workbench.viewActions(KEYS);
    for (const label of ['Add Key…', 'Add Practice Key…']) {
      assert.ok(actions.includes(label), actions.join());
    }
  });

  it('says which keys are due, overdue, expiring and expired; the status bar says the worst', async () => {
    const observed = (days: number): Partial<KeyRecord> => ({
      observation: {
        at: daysFromNow(0),
        endpoint: 'test',
        scopes: {},
        expiresAt: daysFromNow(days),
      },
    });
    const stages: readonly [Alias, Partial<KeyRecord>, RegExp, RegExp, string][] = [
      ['fine', {}, /in date/, /1 key, none of them due/, 'none'],
      ['due', { createdAt: daysFromNow(-80) }, /due in 10 days/, /1 of 2 keys due/, 'none'],
      ['expiring', observed(3), /expires in 3 days/, /1 of 3 keys expiring soon/, 'none'],
      [
        'overdue',
        { createdAt: daysFromNow(-100) },
        /overdue by 10 days/,
        /1 of 4 keys overdue/,
        'warning',
      ],
      ['expired', observed(-2), /EXPIRED/, /1 of 5 keys expired/, 'error'],
    ];
    const listed: KeyRecord[] = [];
    for (const [alias, stated, described, status, severity] of stages) {
      listed.push(listedKey({ alias, ...stated }));
      const rows = await rowsWith(alias, listed);
      const row = rows.find(({ label }) => label === alias);
      assert.match(row?.description ?? '', described);
      assert.match(row?.ariaLabel ?? '', described);
      const item = await eventually(`the status with ${alias}`, async () => {
        const shown = await keyringStatus();
        return shown && status.test(shown.ariaLabel) && shown;
      });
      assert.equal(item.severity, severity, alias);
    }
    await workbench.pressStatusBarItem('1 expired');
  });

  for (const theme of ['Light Modern', 'Dark Modern']) {
    it(`shows its icons in ${theme}`, async () => {
      await workbench.setColorTheme(theme);
      const rows = await workbench.treeRows(KEYS);
      assert.ok(rows.length > 0);
      const suffix = theme.startsWith('Dark') ? '-dark.svg' : '-light.svg';
      const icons = await eventually('the icons', async () => {
        const all = await workbench.icons();
        return all.some(({ address }) => address.includes(suffix)) && all;
      });
      assert.deepEqual(
        icons.filter(({ loads }) => !loads),
        [],
      );
      await workbench.screenshot(`Keys view in ${theme}`);
    });
  }

  it('stays usable with 500 keys', async () => {
    const exchanges = ['binance', 'bybit', 'deribit', 'kraken', 'okx'];
    const keys = exchanges.flatMap((exchange) =>
      Array.from({ length: 100 }, (_, at) =>
        listedKey({ alias: `${exchange}-${String(at).padStart(3, '0')}`, exchange }),
      ),
    );
    const before = performance.now();
    await rowsWith('binance-000', keys);
    const took = performance.now() - before;
    assert.ok(took < 5_000, `it took ${took.toFixed(0)} ms`);
    await workbench.expandRow(KEYS, 'binance-001');
    await eventually('the details', async () =>
      (await workbench.treeRows(KEYS)).some(({ label }) => label === 'Scopes'),
    );
    await eventually('the status', async () =>
      (await keyringStatus())?.ariaLabel.includes('500 keys'),
    );
  });
});
