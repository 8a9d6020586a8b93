import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { copyMessage, isStill } from '../../../../src/adapters/debugger/plainData.ts';

class Program {
  readonly path = '/bot';
}

const message = (inner: unknown) => ({ type: 'request', arguments: { env: { A: '1' }, inner } });
let ran = 0;
const run = (): string => `${++ran}`;

describe('copyMessage', () => {
  const plain: readonly (readonly [string, unknown])[] = [
    ['texts, numbers and nothing', ['a', 1, true, null, undefined]],
    ['lists in objects in lists', [{ list: [{ deep: [] }] }]],
    ['objects without a prototype', Object.assign(Object.create(null) as object, { a: 1 })],
  ];
  for (const [title, inner] of plain)
    it(`copies ${title}`, () => {
      const copy = copyMessage(message(inner));
      assert.deepEqual(JSON.stringify(copy), JSON.stringify(message(inner)));
    });

  const tricky: readonly (readonly [string, () => unknown])[] = [
    ['an accessor', () => Object.defineProperty({}, 'path', { get: run, enumerable: true })],
    ['a hidden accessor', () => Object.defineProperty({}, 'path', { get: run })],
    ['toJSON', () => ({ toJSON: run })],
    ['a function', () => run],
    ['an instance of a class', () => new Program()],
    [
      'an inherited accessor',
      () =>
        Object.create({
          get path() {
            return run();
          },
        }) as unknown,
    ],
    ['a proxy', () => new Proxy({}, { get: run, getPrototypeOf: () => (run(), Object.prototype) })],
    ['an accessor in a list', () => Object.defineProperty([1], 0, { get: run })],
    ['an accessor behind a symbol', () => Object.defineProperty({}, Symbol('x'), { get: run })],
  ];
  for (const [title, inner] of tricky)
    it(`copies nothing with ${title}, and runs none of it`, () => {
      ran = 0;
      assert.equal(copyMessage(message(inner())), undefined);
      assert.equal(ran, 0);
    });

  it('copies nothing without end', () => {
    const endless: Record<string, unknown> = {};
    endless['again'] = endless;
    assert.equal(copyMessage(message(endless)), undefined);
  });

  it('copies no mere value', () => {
    assert.equal(copyMessage('launch' as never), undefined);
  });
});

describe('isStill', () => {
  const copy = { a: 1, list: ['x', { b: null }], env: { A: '1' } };
  const nothingIsOurs = (): boolean => false;

  it('is true of the same content', () => {
    assert.ok(isStill(structuredClone(copy), copy, nothingIsOurs));
  });

  const others: readonly (readonly [string, unknown])[] = [
    ['another value', { ...copy, a: 2 }],
    ['a text for a number', { ...copy, a: '1' }],
    ['a member more', { ...copy, more: 1 }],
    ['a member less', { a: 1, list: copy.list }],
    ['a list in another order', { ...copy, list: [...copy.list].reverse() }],
    ['an object for a list', { ...copy, list: { 0: 'x', 1: { b: null } } }],
    ['an accessor that says the same', Object.defineProperty({ ...copy }, 'a', { get: () => 1 })],
    ['a proxy that says the same', new Proxy({ ...copy }, {})],
    ['nothing', null],
  ];
  for (const [title, live] of others)
    it(`is false of ${title}`, () => {
      assert.equal(isStill(live, copy, nothingIsOurs), false);
    });

  it('passes over what is ours', () => {
    const live = Object.defineProperty({ ...copy }, 'env', { get: () => 'ours' });
    assert.ok(isStill(live, copy, (holder, name) => holder === live && name === 'env'));
    assert.equal(
      isStill(live, copy, (holder, name) => holder !== live && name === 'env'),
      false,
    );
  });
});
