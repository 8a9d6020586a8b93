import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { variablesMember, withVariables } from '../../../../src/core/inject/variablesMember.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';

const ADDED = new Map([
  ['B', '2'],
  ['C', '3'],
]);

describe('variablesMember', () => {
  const cases: readonly (readonly [UnknownRecord, string, string])[] = [
    [{ type: 'node' }, 'env', 'object'],
    [{ type: 'go', env: {} }, 'env', 'object'],
    [{ type: 'lldb' }, 'env', 'object'],
    [{ type: 'coreclr', environment: 'Development' }, 'env', 'object'],
    [{ type: 'cppdbg', env: {} }, 'environment', 'pairs'],
    [{ type: 'cppvsdbg' }, 'environment', 'pairs'],
    [{ type: 'other', environment: [] }, 'environment', 'pairs'],
    [{ type: 'other', environment: [], env: {} }, 'env', 'object'],
    [{ type: 'lldb-vscode' }, 'env', 'assignments'],
    [{ type: 'lldb-dap' }, 'env', 'assignments'],
    [{ type: 'lldb-dap', env: {} }, 'env', 'assignments'],
    [{ type: 'node', env: [] }, 'env', 'object'],
    [{}, 'env', 'object'],
  ];
  for (const [configuration, member, shape] of cases)
    it(`${member}, ${shape}: ${JSON.stringify(configuration)}`, () => {
      assert.deepEqual(variablesMember(configuration), { member, shape });
    });
});

describe('withVariables', () => {
  const cases: readonly (readonly [string, UnknownRecord, unknown, boolean?])[] = [
    ['fills an absent object', { type: 'go' }, { B: '2', C: '3' }],
    ['fills null', { type: 'go', env: null }, { B: '2', C: '3' }],
    [
      'adds to an object and takes the place of the same name',
      { type: 'go', env: { A: '1', B: 'old', C: null, b: 'small' } },
      { A: '1', b: 'small', B: '2', C: '3' },
    ],
    [
      'takes the place of any case on Windows',
      { type: 'go', env: { A: '1', b: 'small' } },
      { A: '1', B: '2', C: '3' },
      true,
    ],
    [
      'fills absent pairs',
      { type: 'cppdbg' },
      [
        { name: 'B', value: '2' },
        { name: 'C', value: '3' },
      ],
    ],
    [
      'adds to pairs, and drops every pair of the same name',
      {
        type: 'cppdbg',
        environment: [
          { name: 'B', value: 'old' },
          { name: 'A', value: '1' },
          { name: 'B', value: 'older' },
        ],
      },
      [
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
        { name: 'C', value: '3' },
      ],
    ],
    [
      'adds to assignments, and drops those of the same name, with and without a value',
      { type: 'lldb-dap', env: ['A=1=1', 'B=old', 'C', 'BB=x', 'c=small'] },
      ['A=1=1', 'BB=x', 'c=small', 'B=2', 'C=3'],
    ],
    ['fills absent assignments', { type: 'lldb-dap' }, ['B=2', 'C=3']],
    [
      'turns an object into assignments where only these are read',
      { type: 'lldb-dap', env: { A: '1=1', B: 'old' } },
      ['A=1=1', 'B=2', 'C=3'],
    ],
    [
      'compares assignments without case on Windows',
      { type: 'lldb-vscode', env: ['c=small'] },
      ['B=2', 'C=3'],
      true,
    ],
  ];
  for (const [title, configuration, expected, namesIgnoreCase] of cases)
    it(title, () => {
      const before = JSON.stringify(configuration);
      assert.deepEqual(withVariables(configuration, ADDED, namesIgnoreCase), expected);
      assert.equal(JSON.stringify(configuration), before);
    });
});
