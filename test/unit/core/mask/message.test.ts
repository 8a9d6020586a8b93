import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formsOf } from '../../../../src/core/mask/forms.ts';
import { createMasker } from '../../../../src/core/mask/masker.ts';
import { printable, sampleValue } from './values.ts';

const MASK = '[masked: KEY]';
const value = sampleValue();
const masker = () => createMasker([{ name: 'KEY', value }]);
const response = (command: string, body: unknown) => ({
  seq: 1,
  type: 'response',
  request_seq: 1,
  success: true,
  command,
  body,
});
const output = (text: string, category?: string) => ({
  seq: 1,
  type: 'event',
  event: 'output',
  body: { output: text, ...(category === undefined ? {} : { category }) },
});

describe('message', () => {
  it('masks what is looked at in the debugger', () => {
    const variables = response('variables', {
      variables: [
        { name: 'secret', value: `'${value}'`, variablesReference: 0 },
        { name: 'other', value: "'x'", type: 'string', presentationHint: { kind: 'data' } },
      ],
    });
    const { printed, shown } = masker().message(variables);
    assert.deepEqual([[...printed], [...shown]], [[], ['KEY']]);
    assert.ok(!JSON.stringify(variables).includes(value));
    assert.deepEqual(variables.body, {
      variables: [
        { name: 'secret', value: `'${MASK}'`, variablesReference: 0 },
        { name: 'other', value: "'x'", type: 'string', presentationHint: { kind: 'data' } },
      ],
    });
  });

  it('masks the text of a failure', () => {
    const failed = { ...response('evaluate', { error: { id: 1, format: value } }), message: value };
    assert.deepEqual([...masker().message(failed).shown], ['KEY']);
    assert.ok(failed.message === MASK);
    assert.deepEqual(failed.body, { error: { id: 1, format: MASK } });
  });

  it('masks events other than output as looked at', () => {
    const event = { seq: 1, type: 'event', event: 'stopped', body: { text: value } };
    assert.deepEqual([...masker().message(event).shown], ['KEY']);
    assert.ok(event.body.text === MASK);
  });

  it('masks output as printed, and its other members as plain text', () => {
    const event = {
      ...output(`${value}\n`, 'stdout'),
      body: { category: 'stdout', output: `${value}\n`, group: value, source: { name: value } },
    };
    const { printed, shown } = masker().message(event);
    assert.deepEqual([[...printed], [...shown]], [['KEY'], []]);
    assert.deepEqual(event.body, {
      category: 'stdout',
      output: `${MASK}\n`,
      group: MASK,
      source: { name: MASK },
    });
  });

  it('follows each category of output from message to message', () => {
    const seen = masker();
    const send = (text: string, category?: string): string => {
      const event = output(text, category);
      seen.message(event);
      return event.body.output;
    };
    const [first, second] = [value.slice(0, 16), value.slice(16)];
    assert.ok(send(first, 'stdout') === MASK);
    assert.ok(send(second, 'stderr') === second);
    assert.ok(send(second, 'stdout') === '');
    assert.ok(send(first) === MASK);
    assert.ok(send(second, 'console') === '');
  });

  for (const command of ['readMemory', 'disassemble'])
    it(`leaves ${command} alone`, () => {
      const body = { address: '0x0', data: Buffer.from(value).toString('base64') };
      const memory = response(command, body);
      const before = JSON.stringify(memory);
      assert.deepEqual([...masker().message(memory).shown], []);
      assert.ok(JSON.stringify(memory) === before);
    });

  it('leaves requests of the adapter alone, which carry what the program needs', () => {
    const request = {
      seq: 1,
      type: 'request',
      command: 'runInTerminal',
      arguments: { env: { A: value } },
    };
    masker().message(request);
    assert.ok(request.arguments.env.A === value);
  });

  it('leaves names of members, accessors, binary data and other types alone', () => {
    const bytes = Buffer.from(value);
    let asked = 0;
    const body = Object.defineProperty(
      { [value]: 1, count: 2, no: null, yes: true, bytes, text: value },
      'computed',
      { enumerable: true, configurable: true, get: () => (asked++, value) },
    );
    masker().message(response('evaluate', body));
    assert.equal(asked, 0);
    assert.ok(body[value] === 1 && body.bytes === bytes && bytes.toString() === value);
    assert.ok(body.text === MASK);
  });

  it('replaces read-only members, and one named __proto__', () => {
    const body = JSON.parse(`{"__proto__":${JSON.stringify(value)},"a":1}`) as object;
    Object.defineProperty(body, 'fixed', { value, enumerable: true, configurable: true });
    masker().message(response('evaluate', body));
    assert.ok(!JSON.stringify(body).includes(value));
    assert.ok(Object.getPrototypeOf(body) === Object.prototype);
  });

  it('goes through cycles and any depth', () => {
    const first: Record<string, unknown> = { value };
    let deepest = first;
    for (let depth = 0; depth < 100_000; depth++) {
      const next = { value: depth === 99_999 ? value : '' };
      deepest['next'] = next;
      deepest = next;
    }
    deepest['next'] = first;
    masker().message(response('variables', first));
    assert.ok(first['value'] === MASK && deepest['value'] === MASK);
  });

  it('bears what is no message', () => {
    const frozen = Object.freeze({ text: value });
    const strangers = [undefined, null, 1, value, [], {}, { type: 'event' }, { type: 'response' }];
    const bodies = [undefined, null, 1, value, [value], frozen];
    for (const stranger of [
      ...strangers,
      ...bodies.map((body) => response('evaluate', body)),
      ...bodies.map((body) => ({ type: 'event', event: 'output', body })),
      { type: 'event', event: 'output', body: { output: 1, category: {} } },
    ])
      assert.doesNotThrow(() => masker().message(stranger));
  });

  it('lets no form through anywhere in a body, and changes nothing else', () => {
    fc.assert(
      fc.property(printable, fc.jsonValue(), fc.nat(), (secret, rest, at) => {
        const forms = formsOf(secret);
        fc.pre(!forms.some((form) => JSON.stringify(rest).includes(form.slice(0, 8))));
        const form = forms[at % forms.length];
        const body = structuredClone({ rest, list: [{ rest, form }], form });
        createMasker([{ name: 'KEY', value: secret }]).message(response('evaluate', body));
        assert.deepEqual(body, { rest, list: [{ rest, form: MASK }], form: MASK });
      }),
    );
  });
});
