import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '..', '..');
const suites = 'test/host/suites';

/** One line of the table of threats. */
interface Row {
  readonly threat: string;
  readonly defence: string;
  readonly tests: readonly Link[];
}

interface Link {
  readonly title: string;
  readonly file: string;
}

const rows = tableOf(readFileSync(join(root, 'SECURITY.md'), 'utf8'));
const links = rows.flatMap(({ tests }) => tests);

describe('the table of threats in SECURITY.md', () => {
  it('has a threat, a defence and at least one test in every row', () => {
    assert.ok(rows.length > 10, 'the table was not found');
    for (const { threat, defence, tests } of rows)
      assert.ok(threat !== '' && defence !== '' && tests.length > 0, threat);
  });

  for (const { title, file } of links)
    it(`names a test of ${basename(file)} that exists: ${title}`, () => {
      assert.ok(existsSync(join(root, file)), `${file} does not exist`);
      assert.ok(titlesIn(file).includes(title), `no test of ${file} has this title`);
    });

  for (const file of readdirSync(join(root, suites)).filter((name) => name.startsWith('hostile')))
    it(`has a row for every test of ${file}`, () => {
      const path = `${suites}/${file}`;
      const named = links.filter((link) => link.file === path).map(({ title }) => title);
      const titles = titlesIn(path);
      assert.ok(titles.length > 0, 'the suite has no tests');
      assert.deepEqual(
        titles.filter((title) => !named.includes(title)),
        [],
      );
    });
});

function tableOf(text: string): readonly Row[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|') && line.includes(']('))
    .map((line) => {
      const [, threat = '', defence = '', tests = ''] = line.split('|').map((cell) => cell.trim());
      return { threat, defence, tests: linksIn(tests) };
    });
}

function linksIn(cell: string): readonly Link[] {
  return [...cell.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, title = '', file = '']) => ({
    title,
    file,
  }));
}

/** The titles of a file's tests; `…` stands for what a template puts in. */
function titlesIn(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/\bit\(\s*(['"`])(.*?)\1,/gs)].map(([, , title = '']) =>
    title.replaceAll(/\$\{[^}]*\}/g, '…'),
  );
}
