import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MARK } from '../withKeyring.ts';

const cli = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));
const writeLog = fileURLToPath(new URL('writeLog.ts', import.meta.url));

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function exchangeKeyring(words: readonly string[], env = process.env): Promise<Ran> {
  return await new Promise((resolve) => {
    execFile(process.execPath, [cli, ...words], { env }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code);
      resolve({ code, stdout, stderr });
    });
  });
}

/** An environment in which no keychain is found. */
const elsewhere = { PATH: process.env['PATH'], HOME: '/nonexistent' };

describe('exchange-keyring audit verify', () => {
  // One log for all tests: the keychain of this session anchors one.
  const folder = mkdtempSync(join(tmpdir(), 'exchange-keyring-'));
  const log = join(folder, 'audit.jsonl');
  const copy = join(folder, 'copy.jsonl');

  before(async () => {
    assert.ok(process.env[MARK], 'Run this through test/contract/withKeyring.ts');
    await promisify(execFile)(process.execPath, [writeLog, folder, '3']);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('tells a genuine log from one that was changed or cut', async () => {
    const genuine = await exchangeKeyring(['audit', 'verify', '--current', log]);
    assert.deepEqual(genuine, { code: 0, stdout: `${log}: intact, 6 events.\n`, stderr: '' });

    copyFileSync(log, copy);
    assert.equal((await exchangeKeyring(['audit', 'verify', copy])).code, 0);

    const text = readFileSync(log, 'utf8');
    writeFileSync(copy, text.replace('locked', 'opened'));
    const changed = await exchangeKeyring(['audit', 'verify', copy]);
    assert.equal(changed.code, 1);
    assert.match(changed.stdout, /copy.jsonl:2: this line was changed/);

    const shorter = text.split('\n').slice(0, 4).join('\n');
    writeFileSync(copy, `${shorter}\n`);
    const older = await exchangeKeyring(['audit', 'verify', copy]);
    assert.equal(older.code, 0);
    assert.match(older.stdout, /intact, 4 events[^]*2 later events/);
    assert.equal((await exchangeKeyring(['audit', 'verify', '--current', copy])).code, 1);

    writeFileSync(copy, text.slice(0, -40));
    assert.equal((await exchangeKeyring(['audit', 'verify', '--current', copy])).code, 1);
  });

  it('checks a log from elsewhere without its key, and says so', async () => {
    const verified = await exchangeKeyring(['audit', 'verify', log], elsewhere);
    assert.equal(verified.code, 0);
    assert.match(
      verified.stdout,
      /intact, 6 events[^]*without its key \(there is no keychain here\)/,
    );
    assert.equal((await exchangeKeyring(['audit', 'verify', '--current', log], elsewhere)).code, 2);
    writeFileSync(copy, readFileSync(log, 'utf8').replace('locked', 'opened'));
    const changed = await exchangeKeyring(['audit', 'verify', copy], elsewhere);
    assert.equal(changed.code, 1);
    assert.match(changed.stdout, /:2: this line was changed/);
  });

  it('prints help and version', async () => {
    const help = await exchangeKeyring(['--help'], elsewhere);
    assert.equal(help.code, 0);
    assert.match(help.stdout, /exchange-keyring audit verify/);
    const version = await exchangeKeyring(['--version'], elsewhere);
    assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/);
  });

  const misuses: readonly (readonly string[])[] = [
    [],
    ['frobnicate'],
    ['audit'],
    ['audit', 'verify'],
    ['audit', 'verify', 'a', 'b'],
    ['audit', 'verify', '--what', 'a'],
    ['audit', 'verify', '/nonexistent/audit.jsonl'],
  ];
  for (const words of misuses) {
    it(`ends with 2 for: ${words.join(' ') || 'nothing'}`, async () => {
      const ran = await exchangeKeyring(words, elsewhere);
      assert.deepEqual([ran.code, ran.stdout], [2, '']);
      assert.match(ran.stderr, /^exchange-keyring: /);
    });
  }
});
