import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkVsix, MAX_BYTES, packageVsix, type VsixCheck } from './vsix.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the VSIX', () => {
  let folder = '';
  let check: VsixCheck | undefined;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vsix-'));
    const vsix = join(folder, 'exchange-keyring.vsix');
    await packageVsix(root, vsix);
    check = checkVsix(vsix);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('holds nothing unexpected', () => assert.deepEqual(check?.unexpected, []));
  it('lacks nothing', () => assert.deepEqual(check?.missing, []));
  it('stays within its size', () => assert.ok(check !== undefined && check.bytes <= MAX_BYTES));
});
