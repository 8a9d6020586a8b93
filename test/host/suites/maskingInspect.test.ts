import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { withGrant } from '../inside/grants.ts';
import { editSecret, forgetKeys, type TypedKey } from '../inside/keyring.ts';
import { auditOf } from '../inside/otherWindow.ts';
import {
  addAwkwardKey,
  ALIAS,
  MASKED_SECRET,
  printers,
  setStops,
  type Printer,
} from '../inside/printers.ts';
import { runToEnd, watchShown, type Shown } from '../inside/shown.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

/** A program that stands still, and how any extension asks its debugger. */
interface Stopped {
  readonly ask: (command: string, args?: object) => Promise<unknown>;
  readonly threadId: unknown;
  readonly frameId: number;
}

interface Reference {
  readonly name: string;
  readonly variablesReference: number;
}

describe('What a user looks at in the debugger', () => {
  let key: TypedKey;
  let shown: Shown;
  let stops: vscode.Disposable;

  before(async () => {
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    key = await addAwkwardKey();
    shown = watchShown();
    stops = setStops();
  });
  beforeEach(() => {
    shown.forget();
  });
  afterEach(() => workbench.dismissAll());
  after(() => {
    stops.dispose();
    shown.dispose();
  });

  function isMasked(what: string, answer: unknown): void {
    const text = JSON.stringify(answer);
    assert.ok(text.includes(MASKED_SECRET), `${what} does not show the mask`);
    assert.ok(!text.includes(key.secret.slice(-18)), `${what} shows the value`);
  }

  async function stopped(): Promise<Stopped> {
    const { session, body } = await shown.stop();
    const threadId = body?.['threadId'];
    const ask = (command: string, args: object = {}): Promise<unknown> =>
      Promise.resolve(session.customRequest(command, { threadId, ...args }));
    const { stackFrames } = (await ask('stackTrace')) as {
      readonly stackFrames: readonly { readonly id: number }[];
    };
    return { ask, threadId, frameId: stackFrames[0]?.id ?? 0 };
  }

  /** Runs a bot as far as its line `stop:`, looks at it, and lets it go on to its end. */
  function inspected(
    { launch }: Printer,
    way: string,
    look: (program: Stopped) => Promise<void>,
  ): Promise<void> {
    return withGrant(
      'Allow Once',
      runToEnd(launch(way), async () => {
        const program = await stopped();
        await look(program);
        await program.ask('continue');
      }),
    );
  }

  for (const printer of printers) {
    const { name, launch } = printer;
    const isNode = name.startsWith('node');

    it(`is masked as a value of any expression and variable, in ${name}`, async () => {
      await inspected(printer, 'stops', async ({ ask, frameId }) => {
        const expressions = [
          'secret',
          'held',
          '"x" + secret',
          isNode ? '`${secret}`' : 'repr(secret)',
        ];
        for (const context of ['watch', 'hover', 'repl', 'clipboard', 'variables'])
          for (const expression of expressions) {
            // Some debuggers show objects by their type alone, to be expanded.
            const answer = await ask('evaluate', { expression, frameId, context });
            if (expression !== 'held') isMasked(`${expression} for ${context}`, answer);
          }
        const { scopes } = (await ask('scopes', { frameId })) as {
          readonly scopes: readonly Reference[];
        };
        const locals = await variablesIn(ask, scopes[0]);
        const held = locals.find((variable) => variable.name === 'held');
        isMasked('a dictionary', await variablesIn(ask, held));
        const set = { variablesReference: scopes[0]?.variablesReference, name: 'spare' };
        isMasked('what is set', await ask('setVariable', { ...set, value: 'secret' }));
      });
      assert.deepEqual(shown.finds(key.secret), []);
      // The program has it all the same.
      assert.match(shown.output('stdout'), new RegExp(`stop: 1 ${key.secret.length}`));
      assert.ok(!auditOf(launch('stops').name).some(({ type }) => type === 'secret.printed'));
    });

    it(`is masked in the message of an exception, in ${name}`, async () => {
      await inspected(printer, 'throws', async ({ ask }) => {
        await ask('setExceptionBreakpoints', { filters: [isNode ? 'all' : 'raised'] });
        shown.forget();
        await ask('continue');
        const exception = await stopped();
        isMasked('the exception', await exception.ask('exceptionInfo'));
        await ask('setExceptionBreakpoints', { filters: [] });
      });
      assert.deepEqual(shown.finds(key.secret), []);
      await eventually('the end of the program', () => shown.output().includes(MASKED_SECRET));
    });
  }

  /** Has a running bot's key edited and the bot restarted; answers its old value. */
  async function restartWithAnother(): Promise<string> {
    const old = key.secret;
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    key = { ...key, secret: await editSecret(ALIAS) };
    shown.forget();
    await vscode.commands.executeCommand('workbench.action.debug.restart');
    const begins = ({ event }: { readonly event?: string }): boolean => event === 'initialized';
    await eventually('the restart', () => shown.messages.some(begins));
    await eventually('a turn', () => shown.output('stdout').includes(`turn ${MASKED_SECRET}.\n`));
    return old;
  }

  for (const { name, launch } of printers)
    it(`is masked before and after a restart with another value, in ${name}`, async () => {
      await withGrant(
        'Allow Once',
        runToEnd(launch('turns'), async () => {
          const isTurning = () => shown.output('stdout').includes(`turn ${MASKED_SECRET}.\n`);
          await eventually('the first turn', isTurning);
          assert.deepEqual(shown.finds(key.secret), []);
          const old = await restartWithAnother();
          assert.deepEqual(shown.finds(key.secret), []);
          // What a debugger starts as a new program cannot know the old value.
          if (name.startsWith('node')) isMasked('the old value', await evaluated(old));
          assert.deepEqual(shown.finds(old), []);
          await vscode.debug.stopDebugging();
        }),
      );
      const printed = auditOf(launch('turns').name).filter(({ type }) => type === 'secret.printed');
      assert.ok(printed.length > 0);
    });

  /** The answer of the running program's debugger to an expression that is this text in two pieces. */
  async function evaluated(text: string): Promise<unknown> {
    const program = shown.messages.findLast(({ session }) => session.parentSession !== undefined);
    const pieces = [text.slice(0, 9), text.slice(9)].map((piece) => JSON.stringify(piece));
    return program?.session.customRequest('evaluate', {
      expression: pieces.join(' + '),
      context: 'watch',
    });
  }
});

async function variablesIn(
  ask: Stopped['ask'],
  reference: Reference | undefined,
): Promise<readonly Reference[]> {
  const { variables } = (await ask('variables', {
    variablesReference: reference?.variablesReference,
  })) as { readonly variables: readonly Reference[] };
  return variables;
}
