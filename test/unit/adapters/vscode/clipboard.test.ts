import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';

import { createSecretClipboard } from '../../../../src/adapters/vscode/clipboard.ts';
import { Secret } from '../../../../src/core/keys/secret.ts';

class MemoryClipboard {
  text = '';
  readonly readText = (): Promise<string> => Promise.resolve(this.text);
  readonly writeText = (text: string): Promise<void> => {
    this.text = text;
    return Promise.resolve();
  };
}

const neverFails = () => assert.fail('the clipboard failed');
const someValue = () => randomBytes(16).toString('hex');

async function pass(ms: number): Promise<void> {
  mock.timers.tick(ms);
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

describe('createSecretClipboard', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  it('takes the secret off after 30 s', async () => {
    const board = new MemoryClipboard();
    const value = someValue();
    await createSecretClipboard(board, neverFails).copyForAWhile(new Secret(value));
    await pass(29_999);
    assert.ok(board.text === value);
    await pass(1);
    assert.equal(board.text, '');
  });

  it('leaves alone what was copied meanwhile', async () => {
    const board = new MemoryClipboard();
    const { copyForAWhile, clear } = createSecretClipboard(board, neverFails);
    await copyForAWhile(new Secret(someValue()));
    board.text = 'something else';
    await pass(30_000);
    assert.equal(board.text, 'something else');
    await clear();
    assert.equal(board.text, 'something else');
  });

  it('gives a second secret its own 30 s', async () => {
    const board = new MemoryClipboard();
    const { copyForAWhile } = createSecretClipboard(board, neverFails);
    const second = someValue();
    await copyForAWhile(new Secret(someValue()));
    await pass(20_000);
    await copyForAWhile(new Secret(second));
    await pass(20_000);
    assert.ok(board.text === second);
    await pass(10_000);
    assert.equal(board.text, '');
  });

  it('clears at once when the extension ends, and only once', async () => {
    const board = new MemoryClipboard();
    const value = someValue();
    const { copyForAWhile, clear } = createSecretClipboard(board, neverFails);
    await copyForAWhile(new Secret(value));
    await clear();
    assert.equal(board.text, '');
    board.text = value;
    await pass(60_000);
    assert.ok(board.text === value);
  });

  it('says when the clipboard could not be cleared', async () => {
    const board = new MemoryClipboard();
    let failures = 0;
    const { copyForAWhile } = createSecretClipboard(
      { writeText: board.writeText, readText: () => Promise.reject(new Error('no clipboard')) },
      () => (failures += 1),
    );
    await copyForAWhile(new Secret(someValue()));
    await pass(30_000);
    assert.equal(failures, 1);
  });
});
