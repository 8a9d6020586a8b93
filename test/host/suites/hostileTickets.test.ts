import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { debugToEnd } from '../inside/debugging.ts';
import { answerGrant, withGrant, type Answer } from '../inside/grants.ts';
import { auditLines, isIdle, plan, victim } from '../inside/hostile.ts';
import { addDeribitKey, forgetKeys, workspaceFolder, type TypedKey } from '../inside/keyring.ts';
import { neighbourForgets, neighbourSaw } from '../inside/neighbour.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

const [stop, pid] = ['stop', 'pid.json'].map((name) =>
  join(workspaceFolder().uri.fsPath, name),
) as [string, string];

/** A token, and where it is redeemed. */
interface Stolen {
  readonly token: string;
  readonly socket: string;
}

/** What the broker answers; nothing of it is ever printed. */
interface Reply {
  readonly ok: boolean;
  readonly code?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

describe('Threat: a token is stolen', () => {
  let key: TypedKey;

  before(async () => {
    await plan({});
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    key = await addDeribitKey('deribit-testnet');
  });
  beforeEach(() => {
    for (const file of [stop, pid]) rmSync(file, { force: true });
  });
  afterEach(async () => {
    writeFileSync(stop, '');
    await eventually('the end', isIdle);
    await workbench.dismissAll();
  });

  it('from the program’s environment by a process of the same user: it works while the session runs, is counted in the audit log, and is dead afterwards', async () => {
    const stolen = await stolenFrom(await running('Allow Once'));
    const before = auditLines().length;
    const reply = await redeem(stolen);
    assert.equal(reply.ok, true, 'this cannot be defended, and SECURITY.md says so');
    const [use] = auditLines().slice(before);
    assert.ok(use?.type === 'ticket.redeemed' && use.use === 2, 'the theft left no line');
    writeFileSync(stop, '');
    await eventually('the end', isIdle);
    await isRefused(stolen, 'session-ended');
  });

  it('and used over and over: there are eight uses', async () => {
    const stolen = await stolenFrom(await running('Allow Once'));
    const replies: Reply[] = [];
    for (let use = 2; use <= 9; use++) replies.push(await redeem(stolen));
    assert.deepEqual(
      replies.map(({ ok }) => ok),
      [true, true, true, true, true, true, true, false],
    );
    assert.equal(replies.at(-1)?.code, 'used-up');
  });

  it('and used after its grant was withdrawn', async () => {
    const stolen = await stolenFrom(await running('Allow This Session'));
    await workbench.runCommand('Exchange Keyring: Manage Grants…');
    await workbench.waitForInput('Manage Grants');
    await workbench.pickQuickPickItem('deribit-testnet → victim broker');
    await workbench.acceptInput();
    await workbench.waitForNotification('withdrawn');
    await isRefused(stolen, 'withdrawn');
  });

  it('by another user of the machine: the socket is in a folder for its owner alone', async () => {
    const { socket } = await stolenFrom(await running('Allow Once'));
    assert.equal(statSync(socket).mode & 0o777, 0o600);
    assert.equal(statSync(dirname(socket)).mode & 0o777, 0o700);
  });

  it('from the terminal’s command line: it holds no value, and its token is dead when the session has ended', async () => {
    await neighbourForgets();
    const configuration = victim('broker', { console: 'integratedTerminal' });
    const { session } = await withGrant('Allow Once', debugToEnd(configuration));
    const lines = (await neighbourSaw())
      .filter(({ event }) => event === 'shell command' || event === 'from adapter')
      .map(({ what }) => JSON.stringify(what));
    for (const value of [key.apiKey, key.secret])
      assert.ok(!lines.some((line) => line.includes(value)), 'a terminal’s line holds a value');
    const token = lines
      .map((line) => /EXCHANGE_KEYRING_TICKET\W+([\w-]{43})/.exec(line)?.[1])
      .find((found) => found !== undefined);
    assert.ok(token !== undefined, 'the line holds no token; then nothing was tested');
    const { env } = session.configuration as unknown as { env: Record<string, string> };
    await isRefused({ token, socket: env['EXCHANGE_KEYRING_SOCKET'] ?? '' }, 'session-ended');
  });

  /** Starts a bot that waits, and answers its process id. */
  async function running(answer: Answer): Promise<number> {
    const program = '${workspaceFolder}/waits.mjs';
    const launch = vscode.debug.startDebugging(workspaceFolder(), victim('broker', { program }));
    await answerGrant(answer);
    assert.equal(await launch, true);
    return eventually('the process id', () =>
      existsSync(pid) ? Number(readFileSync(pid, 'utf8')) || undefined : undefined,
    );
  }
});

/** What the program was started with; the program itself has cleaned up by now. */
function stolenFrom(pid: number): Promise<Stolen> {
  return eventually('the program’s environment', () => {
    const environ = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    const value = (name: string): string | undefined =>
      environ.find((entry) => entry.startsWith(`${name}=`))?.slice(name.length + 1);
    const token = value('EXCHANGE_KEYRING_TICKET');
    const socket = value('EXCHANGE_KEYRING_SOCKET');
    return token !== undefined && socket !== undefined && { token, socket };
  });
}

async function isRefused(stolen: Stolen, code: string): Promise<void> {
  const reply = await redeem(stolen);
  assert.equal(reply.ok, false, 'a dead token was worth a key');
  assert.equal(reply.code, code);
  assert.equal(reply.variables, undefined);
}

function redeem({ token, socket }: Stolen): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const chunks: string[] = [];
    const connection = connect(socket, () =>
      connection.write(`${JSON.stringify({ v: 1, ticket: token })}\n`),
    );
    connection.on('error', reject);
    connection.on('data', (data) => chunks.push(data.toString()));
    connection.on('close', () => resolve(JSON.parse(chunks.join('')) as Reply));
  });
}
