import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { callers, editorFolders, readerOf } from '../../../../src/adapters/debugger/readers.ts';

const trusted = {
  editor: ['/code/out', '/code/node_modules'],
  debugger: ['/extensions/go'],
  own: '/extensions/ours',
};

const own = '    at get (/extensions/ours/dist/extension.js:1:2)';
const editor = '    at sendMessage (file:///code/out/host.js:10:20)';
const adapter = '    at Adapter.relay (/extensions/go/main.js:3:4)';
const stringify = '    at JSON.stringify (<anonymous>)';

const stack = (...lines: readonly string[]): string => ['Error', ...lines].join('\n');
const stranger = (file: string) => ({ kind: 'stranger', file });

describe('readerOf', () => {
  const cases: readonly (readonly [string, string, unknown])[] = [
    ['the editor', stack(own, stringify, editor), { kind: 'editor' }],
    [
      'the editor, without a function’s name',
      stack(own, '    at /code/out/a.js:1:2'),
      { kind: 'editor' },
    ],
    [
      'the editor’s packages',
      stack('    at f (/code/node_modules/x/a.js:1:2)'),
      { kind: 'editor' },
    ],
    ['the editor, later', stack(editor, '    at async /code/out/a.js:1:2'), { kind: 'editor' }],
    [
      'the editor, from a timer of Node’s',
      stack(editor, '    at listOnTimeout (node:internal/timers:1:2)'),
      { kind: 'editor' },
    ],
    [
      'the debugger, which the editor calls',
      stack(own, stringify, adapter, editor),
      { kind: 'debugger' },
    ],
    [
      'another extension',
      stack(own, '    at f (/extensions/spy/a.js:1:2)', editor),
      stranger('/extensions/spy/a.js'),
    ],
    [
      'another extension beneath the editor',
      stack(editor, '    at f (/extensions/spy/a.js:1:2)'),
      stranger('/extensions/spy/a.js'),
    ],
    [
      'another extension by a URL',
      stack('    at f (file:///extensions/a%20b/c.js:1:2)'),
      stranger('/extensions/a b/c.js'),
    ],
    [
      'a folder whose name only begins alike',
      stack('    at f (/extensions/go-spy/a.js:1:2)'),
      stranger('/extensions/go-spy/a.js'),
    ],
    [
      'an extension that comes with the editor',
      stack('    at f (/code/extensions/x/a.js:1:2)'),
      stranger('/code/extensions/x/a.js'),
    ],
    [
      'made-up code',
      stack('    at eval (eval at f (/code/out/a.js:1:2), <anonymous>:1:1)', editor),
      stranger(''),
    ],
    [
      'a path in the name of a function',
      stack('    at /code/out/a.js (/extensions/spy/a.js:1:2)'),
      stranger('/extensions/spy/a.js'),
    ],
    ['built-ins alone', stack(own, stringify), stranger('')],
    ['nobody', '', stranger('')],
  ];
  for (const [title, text, reader] of cases)
    it(`knows ${title}`, () => {
      assert.deepEqual(readerOf(text, trusted), reader);
    });
});

describe('callers', () => {
  it('sees all of the stack, whatever others have set, and puts that back', () => {
    const limit = Error.stackTraceLimit;
    const deep = (left: number): string => (left === 0 ? callers() : deep(left - 1));
    try {
      Error.stackTraceLimit = 1;
      assert.ok(deep(50).split('\n').length > 50);
      assert.equal(Error.stackTraceLimit, 1);
    } finally {
      Error.stackTraceLimit = limit;
    }
  });
});

describe('editorFolders', () => {
  it('are those with its own code', () => {
    const root = join('/', 'nowhere', 'code');
    assert.deepEqual(editorFolders(root), [join(root, 'out'), join(root, 'node_modules')]);
  });
});
