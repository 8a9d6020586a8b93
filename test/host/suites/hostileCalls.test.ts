import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS, type CommandId } from '../../../src/manifest/ids.ts';
import { plan } from '../inside/hostile.ts';
import { addDeribitKey, auditLog, forgetKeys, storedItems } from '../inside/keyring.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

/** They do something harmless whatever they are called with, and that something takes its time. */
const SLOW: ReadonlySet<CommandId> = new Set([
  'exchangeKeyring.startPracticeExchange',
  'exchangeKeyring.stopPracticeExchange',
]);

/** Arguments that want a command to act without its user; `taken` is set when one is asked for what it has. */
const crafted: Readonly<Record<string, (id: string) => unknown>> = {
  'a row with accessors': (id) => ({
    get kind() {
      return 'field';
    },
    get record() {
      return { id, alias: 'wanted' };
    },
    get field() {
      return 'secret';
    },
  }),
  'an accessor that throws': () => ({
    get kind(): string {
      throw new Error('crafted');
    },
  }),
  'a proxy': (id) => new Proxy({}, { get: (_, name) => (name === 'kind' ? 'key' : { id }) }),
  'a prototype that says what is missing': (id) =>
    Object.create({ kind: 'field', field: 'secret', record: { id, alias: 'wanted' } }) as object,
  'a polluting member': (id) =>
    JSON.parse(`{"__proto__":{"kind":"key","id":"key:${id}"}}`) as object,
  'a long text': () => 'key:'.repeat(1_000_000),
  'a list': (id) => [{ kind: 'key', record: { id, alias: 'wanted' } }],
  'a number': () => Number.NaN,
};

describe('Threat: another extension calls', () => {
  let id = '';

  before(async () => {
    await plan({});
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    await addDeribitKey('wanted');
    const [item] = await storedItems();
    ({ id } = (JSON.parse(item ?? '') as { record: { id: string } }).record);
    await vscode.env.clipboard.writeText('');
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await forgetKeys();
  });
  afterEach(() => workbench.dismissAll());

  for (const [what, make] of Object.entries(crafted))
    it(`our commands with ${what}`, async () => {
      const before = auditLog();
      for (const command of COMMANDS.filter((one) => !SLOW.has(one))) {
        const answer = Promise.resolve(vscode.commands.executeCommand(command, make(id))).catch(
          () => undefined,
        );
        let isOver = false;
        void answer.then(() => (isOver = true));
        await eventually(`the end of ${command}`, async () => {
          // Whatever it asks is left unanswered.
          await workbench.dismissAll();
          return isOver;
        });
        assert.equal(await answer, undefined, `${command} answers something`);
      }
      assert.equal(auditLog(), before, 'something was done without the user');
      assert.equal(await vscode.env.clipboard.readText(), '', 'a value is on the clipboard');
      assert.equal((await storedItems()).length, 1, 'a key was removed or added');
      assert.equal(Object.keys(Object.prototype).length, 0);
      assert.equal(({} as { kind?: unknown }).kind, undefined, 'a prototype was polluted');
    });
});
