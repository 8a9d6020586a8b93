import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse, type ParseError } from 'jsonc-parser';
import type { LaunchEdit } from '../../../../src/core/inject/launchEdit.ts';
import {
  findConfiguration,
  findMember,
  textEdits,
  type TextEdit,
} from '../../../../src/ui/debug/launchEditText.ts';

const FORMAT = { tabSize: 2, insertSpaces: true, eol: '\n' };

/** A launch.json whose second configuration, `bot`, has these lines. */
const launchJson = (...lines: readonly string[]): string =>
  `{
  // Everything that runs here.
  "configurations": [
    { "name": "other", "trace": true },
    {
      "name": "bot",
${lines.map((line) => `      ${line}\n`).join('')}    },
  ],
}
`;

function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (result, { offset, length, content }) =>
        result.slice(0, offset) + content + result.slice(offset + length),
      text,
    );
}

function edited(text: string, edit: LaunchEdit): string {
  const place = findConfiguration(text, ['configurations'], 'bot');
  assert.ok(place);
  const result = applied(text, textEdits(text, place, edit, 'linux', FORMAT));
  const errors: ParseError[] = [];
  parse(result, errors, { allowTrailingComma: true });
  assert.deepEqual(errors, []);
  return result;
}

const trace: LaunchEdit = { kind: 'remove', member: ['trace'] };
const hop: LaunchEdit = { kind: 'mode', mode: 'last-hop' };
const quiet: LaunchEdit = { kind: 'set', member: ['console'], value: 'internalConsole' };

describe('textEdits', () => {
  const cases: readonly (readonly [string, LaunchEdit, readonly string[], readonly string[]])[] = [
    [
      'removes a line and leaves the comments around it',
      trace,
      ['"type": "node", // of Node', '"trace": true,', '// where it runs', '"cwd": "."'],
      ['"type": "node", // of Node', '// where it runs', '"cwd": "."'],
    ],
    [
      'leaves the comment behind what it removes',
      trace,
      ['"trace": true, // for a bug', '"cwd": "."'],
      ['// for a bug', '"cwd": "."'],
    ],
    [
      'removes the last member with the comma before it',
      trace,
      ['"cwd": ".", // here', '"trace": { "stdio": true }'],
      ['"cwd": "." // here'],
    ],
    [
      'removes the last member with its own comma',
      trace,
      ['"cwd": ".",', '"trace": true,'],
      ['"cwd": ".",'],
    ],
    [
      'removes a comma that a comment keeps apart',
      trace,
      ['"trace": true /* why */ ,', '"cwd": "."'],
      ['/* why */ ', '"cwd": "."'],
    ],
    [
      'removes from the middle of a line',
      trace,
      ['"type": "node", "trace": true, "cwd": "."'],
      ['"type": "node", "cwd": "."'],
    ],
    [
      'removes an inner member',
      { kind: 'remove', member: ['logging', 'trace'] },
      ['"logging": { "trace": true, "moduleLoad": true }'],
      ['"logging": { "moduleLoad": true }'],
    ],
    [
      'removes what stands in the section for this machine',
      trace,
      ['"osx": { "trace": true },', '"linux": { "trace": true, "cwd": "." }'],
      ['"osx": { "trace": true },', '"linux": { "cwd": "." }'],
    ],
    ['removes nothing where nothing stands', trace, ['"cwd": "."'], ['"cwd": "."']],
    [
      'removes the request',
      { kind: 'remove-request' },
      ['"cwd": ".",', '"exchangeKeyring": ["a"]'],
      ['"cwd": "."'],
    ],
    [
      'sets what stands there',
      quiet,
      ['"console": "integratedTerminal", // to type into it', '"cwd": "."'],
      ['"console": "internalConsole", // to type into it', '"cwd": "."'],
    ],
    [
      'sets what is missing',
      quiet,
      ['"cwd": "." // here'],
      ['"cwd": ".",', '"console": "internalConsole" // here'],
    ],
    [
      'sets it in the section for this machine, which outdoes the rest',
      quiet,
      ['"console": "internalConsole",', '"linux": { "console": "externalTerminal" }'],
      ['"console": "internalConsole",', '"linux": { "console": "internalConsole" }'],
    ],
    [
      'makes room for a mode beside an alias',
      hop,
      ['"exchangeKeyring": "a", // mine'],
      ['"exchangeKeyring": { "keys": "a", "mode": "last-hop" }, // mine'],
    ],
    [
      'makes room for a mode beside aliases',
      hop,
      ['"exchangeKeyring": ["a", /* and */ "b"]'],
      ['"exchangeKeyring": { "keys": ["a", /* and */ "b"], "mode": "last-hop" }'],
    ],
    [
      'changes a mode',
      hop,
      ['"exchangeKeyring": { "mode": "broker", "keys": "a" }'],
      ['"exchangeKeyring": { "mode": "last-hop", "keys": "a" }'],
    ],
    ['adds no request for the sake of a mode', hop, ['"cwd": "."'], ['"cwd": "."']],
    ['only shows', { kind: 'show', member: ['env'] }, ['"env": 1'], ['"env": 1']],
  ];
  for (const [title, edit, before, after] of cases)
    it(title, () => {
      assert.equal(edited(launchJson(...before), edit), launchJson(...after));
    });
});

describe('findConfiguration', () => {
  it('finds it in a settings or workspace file, also a half-typed one', () => {
    const text = '{ "launch": { "configurations": [{ "name": "bot", "env": {';
    const place = findConfiguration(text, ['launch', 'configurations'], 'bot');
    assert.deepEqual(place, {
      path: ['launch', 'configurations', 0],
      offset: text.indexOf('{ "name"'),
    });
    const member = findMember(text, place, ['env'], 'linux');
    assert.equal(member?.offset, text.indexOf('"env"'));
    assert.equal(findMember(text, place, ['cwd'], 'linux'), undefined);
  });
  for (const text of ['', '[]', '{ "configurations": {} }', '{ "configurations": [1, {}] }'])
    it(`finds none in ${JSON.stringify(text)}`, () => {
      assert.equal(findConfiguration(text, ['configurations'], 'bot'), undefined);
    });
});
