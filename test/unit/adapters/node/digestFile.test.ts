import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { digestFile } from '../../../../src/adapters/node/digestFile.ts';

describe('digestFile', () => {
  let folder: string;
  const put = (name: string, content: string): void => {
    writeFileSync(join(folder, name), content);
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'digest-'));
    mkdirSync(join(folder, 'package', 'inner'), { recursive: true });
    put('bot.js', 'one');
    put('package/a.go', 'a');
    put('package/b.go', 'b');
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('answers the same for the same content, whichever way it is named', () => {
    const digest = digestFile(join(folder, 'bot.js'), []);
    assert.match(digest ?? '', /^[0-9a-f]{64}$/);
    assert.equal(digestFile('bot.js', [folder]), digest);
    assert.equal(digestFile('bot.js', [pathToFileURL(folder).href]), digest);
    assert.equal(digestFile('bot.js', ['/nowhere', folder]), digest);
  });

  it('answers differently for other content', () => {
    put('changing.js', 'one');
    const before = digestFile('changing.js', [folder]);
    put('changing.js', 'two');
    assert.notEqual(digestFile('changing.js', [folder]), before);
  });

  it('takes a folder for the files in it: their names and contents, not what lies deeper', () => {
    const digest = (): string => digestFile('package', [folder]) ?? 'none';
    const before = digest();
    put('package/inner/c.go', 'c');
    assert.equal(digest(), before);
    put('package/b.go', 'changed');
    const changed = digest();
    assert.notEqual(changed, before);
    put('package/b.go', 'b');
    assert.equal(digest(), before);
    renameSync(join(folder, 'package/b.go'), join(folder, 'package/z.go'));
    assert.notEqual(digest(), before);
  });

  for (const [title, path, bases] of [
    ['a file that is not there', 'missing.js', ['/nowhere']],
    ['a relative path without a folder', 'bot.js', []],
    ['an absolute path that is not there', '/nowhere/bot.js', []],
  ] as const)
    it(`answers nothing for ${title}`, () => {
      assert.equal(digestFile(path, bases), undefined);
    });
});
