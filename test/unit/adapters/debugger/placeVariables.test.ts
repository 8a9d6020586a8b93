import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createPlaceVariables } from '../../../../src/adapters/debugger/placeVariables.ts';
import { copyMessage } from '../../../../src/adapters/debugger/plainData.ts';
import type { PlacedVariables } from '../../../../src/app/injection/ports.ts';
import { Secret } from '../../../../src/core/keys/secret.ts';

interface Message extends Record<string, unknown> {
  arguments: Record<string, unknown>;
}
type Tracker = (message: Message) => unknown;
type Send = (message: Message) => unknown;

/** What VS Code does with a message: shows it to all trackers, and sends it on. */
interface Editor {
  readonly pass: (
    message: Message,
    trackers: readonly Tracker[],
    send: Send,
    done: () => void,
  ) => void;
  readonly serialise: Send;
  /** Calls a function in an event of its own, as VS Code’s event emitters do. */
  readonly fire: (call: () => unknown, done: () => void) => void;
}

const EDITOR = `
export function pass(message, trackers, send, done) {
  pass.sent = sendMessage(message, trackers, send);
  done();
}
function sendMessage(message, trackers, send) {
  trackers.forEach((tracker) => tracker(message));
  return send(message);
}
export const serialise = (message) => JSON.stringify(message);
export function fire(call, done) { fire.answer = call(); done(); }
`;
const INLINE = `export const read = (message) => JSON.stringify(message.arguments.env);
export const serialise = (message) => JSON.stringify(message);
export const seen = [];
export const watch = (message) => seen.push(read(message), serialise(message));`;

const value = randomBytes(16).toString('hex');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'place-')));
const own = realpathSync(join(import.meta.dirname, '..', '..', '..', '..', 'src'));

describe('variables placed in a launch message', () => {
  let editor: Editor & { readonly pass: { sent?: unknown }; readonly fire: { answer?: unknown } };
  let inline: {
    readonly read: Send;
    readonly serialise: Send;
    readonly watch: Tracker;
    readonly seen: readonly string[];
  };

  before(async () => {
    editor = (await codeIn('editor', EDITOR)) as typeof editor;
    inline = (await codeIn('debugger', INLINE)) as typeof inline;
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  /** Lets a message pass, ours being the last tracker but for `behind`; answers what was sent on. */
  async function passed(
    behind: readonly Tracker[],
    send: Send = editor.serialise,
    message = launch(),
  ): Promise<Passed> {
    const told: string[] = [];
    let placed: PlacedVariables | undefined;
    const place = createPlaceVariables(() => ({
      editor: [join(folder, 'editor')],
      debugger: [join(folder, 'debugger')],
      own,
    }));
    const ours: Tracker = () => {
      const copy = copyMessage(message);
      assert.ok(copy);
      placed = place({
        type: 'x',
        message,
        args: message.arguments,
        copy,
        member: 'env',
        withVariables: (values) => ({ A: '1', ...Object.fromEntries(values) }),
        variables: new Map([['KEY', new Secret(value)]]),
        onStranger: () => told.push('stranger'),
        onChanged: () => told.push('changed'),
      });
    };
    // Nothing of the test stands beneath the editor.
    await new Promise<void>((done) =>
      setTimeout(editor.pass, 0, message, [ours, ...behind], send, done),
    );
    const { sent } = editor.pass;
    return { message, told, sent: typeof sent === 'string' ? sent : '', placed };
  }

  it('are sent on by the editor, once', async () => {
    const { message, sent, told } = await passed([]);
    assert.ok(sent.includes(value));
    assert.deepEqual(told, []);
    assert.ok(!JSON.stringify(message).includes(value));
  });

  it('are found by a debugger inside the extension host, until the message is answered', async () => {
    const { message, sent, placed } = await passed([], inline.read);
    assert.ok(sent.includes(value));
    placed?.close();
    assert.equal(inline.read(message), '{"A":"1"}');
    assert.ok((await passed([], inline.serialise)).sent.includes(value));
  });

  it('are not shown to a tracker of the debugger, whose launch goes on', async () => {
    const { sent, told } = await passed([inline.watch]);
    assert.deepEqual(told, []);
    assert.ok(sent.includes(value));
    assert.ok(inline.seen.length > 0 && !inline.seen.join('').includes(value));
  });

  it('are not shown to a function of JavaScript’s own that is called as a tracker', async () => {
    const box: Record<string, unknown> = {};
    const message = launch();
    const assign: Tracker = Object.assign.bind(null, box, message.arguments);
    const { told, sent } = await passed([assign], editor.serialise, message);
    assert.deepEqual(told, ['stranger']);
    assert.ok('env' in box && !JSON.stringify(box).includes(value) && !sent.includes(value));
  });

  it('are not shown to the editor in another event than the one that sends', async () => {
    const { message, told } = await passed([], () => '');
    await new Promise<void>((done) =>
      setTimeout(editor.fire, 0, JSON.stringify.bind(null, message), done),
    );
    assert.deepEqual(told, ['stranger']);
    assert.ok(!String(editor.fire.answer).includes(value));
  });

  const tamperings: Readonly<Record<string, Tracker>> = {
    'a member changes': ({ arguments: args }) => (args['program'] = '/evil'),
    'a member is added': ({ arguments: args }) => (args['more'] = 1),
    'a member goes': ({ arguments: args }) => delete args['program'],
    'the arguments are others': (message) =>
      (message.arguments = Object.defineProperties(
        {},
        Object.getOwnPropertyDescriptors(message.arguments),
      ) as Message['arguments']),
    'they are wrapped': (message) => (message.arguments = new Proxy(message.arguments, {})),
    'the message serialises itself': (message) =>
      (message['toJSON'] = () => ({ arguments: message.arguments })),
    'a member changes when it is read': ({ arguments: args }) =>
      Object.defineProperty(args, 'program', { get: () => '/evil', enumerable: true }),
    'the variables are set': ({ arguments: args }) => (args['env'] = {}),
  };
  for (const [what, tamper] of Object.entries(tamperings))
    it(`are sent to nobody when behind us ${what}`, async () => {
      const { told, sent } = await passed([tamper]);
      assert.deepEqual([...new Set(told)].length, 1, 'nobody was told');
      assert.ok(!sent.includes(value));
    });

  it('are not mixed with what someone does to variables that it kept', () => {
    const message = { arguments: { env: { A: '1' } } };
    const copy = copyMessage(message);
    message.arguments.env.A = 'evil';
    assert.deepEqual(copy, { arguments: { env: { A: '1' } } });
  });
});

function launch(): Message {
  return {
    type: 'request',
    command: 'launch',
    arguments: { program: '/bot', env: { A: '1' } },
  };
}

interface Passed {
  readonly message: Message;
  readonly told: readonly string[];
  readonly sent: string;
  readonly placed: PlacedVariables | undefined;
}

async function codeIn(name: string, code: string): Promise<unknown> {
  mkdirSync(join(folder, name));
  const file = join(folder, name, 'code.mjs');
  writeFileSync(file, code);
  return import(pathToFileURL(file).href);
}
