import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  siblingsOf,
  type WrittenCompound,
  type WrittenConfiguration,
} from '../../../../src/ui/debug/compoundMembers.ts';

const written = (where: string, name: string, asks = true): WrittenConfiguration => ({
  folder: where === 'workspace' ? '' : `file:///${where}`,
  where,
  name,
  asks,
});
const all = [
  written('alpha', 'bot'),
  written('alpha', 'plain', false),
  written('beta', 'bot'),
  written('beta', 'only in beta'),
  written('workspace', 'shared'),
];

function siblings(folder: string, name: string, ...compounds: readonly WrittenCompound[]): unknown {
  return siblingsOf({ folder, name }, compounds, all).map((one) => `${one.folder} ${one.name}`);
}

describe('siblingsOf', () => {
  it('tells configurations of one name in two folders apart', () => {
    const members = [
      { name: 'bot', folder: 'alpha' },
      { name: 'bot', folder: 'beta' },
    ];
    const compound = { folder: '', members };
    assert.deepEqual(siblings('file:///alpha', 'bot', compound), ['file:///beta bot']);
    assert.deepEqual(siblings('file:///beta', 'bot', compound), ['file:///alpha bot']);
  });

  it('takes a name alone for the one in the compound’s own folder, if there is one', () => {
    const compound = { folder: 'file:///alpha', members: ['bot', 'only in beta', 'shared'] };
    assert.deepEqual(siblings('file:///alpha', 'bot', compound), [
      'file:///beta only in beta',
      ' shared',
    ]);
    assert.deepEqual(siblings('file:///beta', 'bot', compound), []);
  });

  it('leaves out those that ask for nothing, and compounds of others', () => {
    const compounds = [
      { folder: 'file:///alpha', members: ['bot', 'plain', 7, null] },
      { folder: '', members: ['shared', 'only in beta'] },
    ];
    assert.deepEqual(siblings('file:///alpha', 'bot', ...compounds), []);
    assert.deepEqual(siblings('file:///alpha', 'plain', ...compounds), ['file:///alpha bot']);
  });
});
