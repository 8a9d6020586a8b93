import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isRecord, parseJson } from '../../src/core/kernel/parse.ts';

const root = join(import.meta.dirname, '..', '..');

/** One plant per fence: the file to write, what it says, and the rule that must name it. */
const plants: readonly (readonly [file: string, text: string, rule: string])[] = [
  [
    'src/core/planted.ts',
    "import * as vscode from 'vscode';\nexport const x = vscode.version;",
    'core-imports-only-core',
  ],
  [
    'src/core/planted.ts',
    "import type { Uri } from 'vscode';\nexport type X = Uri;",
    'core-imports-only-core',
  ],
  [
    'src/core/planted.ts',
    "import { join } from 'node:path';\nexport const x = join;",
    'core-imports-only-core',
  ],
  [
    'src/core/planted.ts',
    "import { addKey } from '../app/keys/addKey.ts';\nexport const x = addKey;",
    'core-imports-only-core',
  ],
  [
    'src/app/planted.ts',
    "import { readFile } from 'node:fs';\nexport const x = readFile;",
    'app-imports-core-only',
  ],
  [
    'src/ui/planted.ts',
    "import { createLock } from '../adapters/node/lock.ts';\nexport const x = createLock;",
    'ui-knows-no-adapter',
  ],
  [
    'src/adapters/node/planted.ts',
    "import { x } from '../keychain/planted.ts';\nexport const y = x;",
    'adapters-are-strangers',
  ],
  [
    'src/adapters/node/planted.ts',
    "import keytar from 'keytar';\nexport const y = keytar;",
    'heavy-modules-are-lazy',
  ],
  ['src/ui/planted.ts', "export const y = () => import('ccxt');", 'ccxt-only-in-its-adapter'],
];

describe('the layers', () => {
  let copy = '';

  before(async () => {
    copy = await mkdtemp(join(tmpdir(), 'layers-'));
    await cp(join(root, 'src'), join(copy, 'src'), { recursive: true });
    for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json']) {
      await cp(join(root, file), join(copy, file));
    }
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    await writeFile(join(copy, 'src/adapters/keychain/planted.ts'), 'export const x = 1;\n');
  });
  after(() => rm(copy, { recursive: true, force: true }));

  it('hold', async () => {
    const { exitCode, stdout } = await cruise(root, 'err');
    assert.equal(exitCode, 0, stdout);
  });

  it('are checked on every source file', async () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => file.endsWith('.ts')).length;
    const modules = moduleCount((await cruise(root, 'json')).stdout);
    assert.ok(modules >= sources, `${String(modules)} modules for ${String(sources)} files`);
  });

  for (const [index, [file, text, rule]] of plants.entries()) {
    it(`plant ${String(index + 1)} in ${file} trips ${rule}`, async () => {
      const planted = join(copy, file);
      await writeFile(planted, `${text}\n`);
      try {
        const { exitCode, stdout } = await cruise(copy, 'err');
        assert.notEqual(exitCode, 0);
        assert.match(stdout, new RegExp(`error ${rule}:.*planted`));
      } finally {
        await rm(planted);
      }
    });
  }
});

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
}

/** Runs the very tool and configuration that `npm run check` runs. */
function cruise(cwd: string, outputType: 'err' | 'json'): Promise<Run> {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [bin, 'src', '--output-type', outputType];
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      args,
      { cwd, maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout) => resolve({ exitCode: child.exitCode ?? -1, stdout }),
    );
  });
}

function moduleCount(json: string): number {
  const report = parseJson(json);
  assert.ok(isRecord(report) && Array.isArray(report['modules']), 'the tool printed no report');
  return report['modules'].length;
}
