import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';

import { errorTraits } from '../../../src/ui/errorTraits.ts';

const canary = randomBytes(24).toString('base64url');

function hostile(): Error {
  const error = new TypeError(`refused ${canary}\n    at extension.cjs:1:1 ${canary}`, {
    cause: new Error(canary),
  });
  return Object.assign(error, { name: canary, code: canary, response: canary });
}

describe('errorTraits', () => {
  it('holds nothing that the thrower could have put a value into', () => {
    for (const thrown of [hostile(), canary, { message: canary }, [canary], undefined]) {
      assert.ok(!JSON.stringify(errorTraits(thrown)).includes(canary));
    }
  });

  it('keeps the class, the code and our own positions', () => {
    const error = Object.assign(new RangeError('x'), { code: 'ENOENT' });
    error.stack = [
      'RangeError: x',
      '    at save (/home/someone/.vscode/extensions/a/dist/extension.cjs:12:34)',
      '    at /opt/other/thing.js:5:6',
      '    at async run (/home/someone/.vscode/extensions/a/dist/extension.cjs:7:8)',
    ].join('\n');
    assert.deepEqual(errorTraits(error), {
      name: 'RangeError',
      code: 'ENOENT',
      places: ['extension.cjs:12:34', 'extension.cjs:7:8'],
    });
  });

  it('names what was thrown when it was no error', () => {
    assert.deepEqual(errorTraits('text'), { name: 'thrown string', places: [] });
  });
});
