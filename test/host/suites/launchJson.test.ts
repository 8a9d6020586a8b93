import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { LAUNCH_MEMBER } from '../../../src/manifest/ids.ts';
import { forgetKeys, listedKey, listKeys, workspaceFolder } from '../inside/keyring.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

const ALIASES = ['alpha-testnet', 'beta-testnet'];
const UNKNOWN = 'no-such-member';

/** Makes launch.json, unsaved, hold one configuration; `|` in `request` is where the cursor goes. */
async function write(request: string, type = 'node'): Promise<vscode.TextDocument> {
  const file = join(workspaceFolder().uri.fsPath, '.vscode', 'launch.json');
  const document = await vscode.workspace.openTextDocument(file);
  const editor = await vscode.window.showTextDocument(document);
  const text = `{
  "version": "0.2.0",
  "configurations": [
    {
      "name": "n", "type": "${type}", "request": "launch", "${UNKNOWN}": 1,
      "${LAUNCH_MEMBER}": ${request}
    }
  ]
}
`;
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  await editor.edit((edit) => edit.replace(all, text.replace('|', '')));
  const cursor = document.positionAt(Math.max(0, text.indexOf('|')));
  const selection = new vscode.Selection(cursor, cursor);
  await vscode.window.showTextDocument(document, { selection });
  return document;
}

/** What VS Code has to say, once it has looked: it always finds the unknown member. */
async function problems(document: vscode.TextDocument): Promise<readonly string[]> {
  const found = await eventually('the unknown member is found', () => {
    const all = vscode.languages.getDiagnostics(document.uri);
    return all.some(({ message }) => message.includes(UNKNOWN)) && all;
  });
  return found.map(({ message }) => message).filter((message) => !message.includes(UNKNOWN));
}

describe('In launch.json', () => {
  before(async () => {
    await forgetKeys();
    listKeys(ALIASES.map((alias) => listedKey({ alias })));
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    listKeys([]);
  });
  afterEach(() => workbench.dismissAll());

  const places: Readonly<Record<string, string>> = {
    'as text': '"|"',
    'in a list': '["alpha-testnet", "|"]',
    'in the list of an object': '{ "keys": ["|"] }',
    'as members of an object': '{ "keys": { "|" } }',
  };
  for (const [place, request] of Object.entries(places)) {
    it(`aliases are completed ${place}`, async () => {
      await write(request);
      const items = await workbench.completionItems();
      for (const alias of ALIASES) assert.ok(items.includes(alias), items.join());
    });
  }

  it('aliases are offered while one types', async () => {
    await write('|');
    await workbench.type('"');
    const items = await workbench.offeredItems();
    for (const alias of ALIASES) assert.ok(items.includes(alias), items.join());
  });

  it('a chosen alias takes the place of what was there', async () => {
    const document = await write('"alp|"');
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await eventually('the alias', async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return document.getText().includes('"exchangeKeyring": "alpha-testnet"\n');
    });
  });

  const valid = [
    '"alpha-testnet"',
    '["alpha-testnet", "beta-testnet"]',
    '{ "keys": { "alpha-testnet": { "apiKey": "A_KEY", "secret": "A_SECRET" } }, "preset": "freqtrade" }',
    '{ "keys": ["alpha-testnet"], "required": false }',
    '{ "keys": "alpha-testnet", "mode": "last-hop" }',
  ];
  for (const type of ['node', 'debugpy', 'strict']) {
    it(`no form is squiggled under the type ${type}`, async () => {
      for (const form of valid) {
        const document = await write(form, type);
        assert.deepEqual(await problems(document), [], form);
      }
    });
  }

  const wrong = [
    '42',
    '"Not An Alias"',
    '[]',
    '{ "keys": "alpha-testnet", "prest": "x" }',
    '{ "keys": "alpha-testnet", "mode": "hop" }',
    '{}',
  ];
  for (const form of wrong) {
    it(`${form} is squiggled`, async () => {
      const document = await write(form);
      await eventually('a problem', async () => (await problems(document)).length > 0);
      await eventually('squiggles', async () => {
        const { error, warning } = await workbench.squiggles();
        return error + warning > 1;
      });
    });
  }
});
