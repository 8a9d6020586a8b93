import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { digestEntry, readLaunchFiles } from '../../../../src/app/injection/launchFiles.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';

const FOLDER = 'file:///home/u/bot';

/** Digests are made of the file's name and of the folders in which it is looked for. */
const world = (strict: boolean, ...files: readonly string[]) => ({
  strictGrants: () => strict,
  digestFile: (path: string, bases: readonly string[]) =>
    files.includes(path) ? `${path} in ${bases.join(', ')}` : undefined,
});

describe('readLaunchFiles', () => {
  const cases: readonly (readonly [string, boolean, UnknownRecord, unknown])[] = [
    ['no file', false, { program: 'bot.js' }, { ok: true, value: {} }],
    [
      'the program where grants are strict',
      true,
      { program: 'bot.js' },
      { ok: true, value: { entry: `bot.js in ${FOLDER}` } },
    ],
    [
      'the file of variables, in the working directory first',
      false,
      { envFile: '.env', cwd: '/work' },
      { ok: true, value: { envFile: `.env in /work, ${FOLDER}` } },
    ],
    ['no variables’ file that is not there', false, { envFile: 'none' }, { ok: true, value: {} }],
    ['no entry of inline code', true, { code: 'print()' }, { ok: true, value: {} }],
    [
      'a module by its second name',
      true,
      { module: 'pack' },
      { ok: true, value: { entry: `pack/__main__.py in ${FOLDER}` } },
    ],
    [
      'a fault where there is no program to read',
      true,
      { program: 'none.js' },
      { ok: false, error: { code: 'no-entry' } },
    ],
  ];
  for (const [title, strict, configuration, expected] of cases)
    it(`answers ${title}`, () => {
      const files = world(strict, 'bot.js', '.env', 'pack/__main__.py');
      assert.deepEqual(readLaunchFiles(files, FOLDER, configuration), expected);
    });
});

describe('digestEntry', () => {
  it('looks in no folder where there is none', () => {
    assert.equal(digestEntry(world(false, 'bot.js'), '', { program: 'bot.js' }), 'bot.js in ');
  });
});
