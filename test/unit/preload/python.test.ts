import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  assertOneLine,
  FAILURES,
  GOOD_REPLY,
  run,
  standIn,
  type StandIn,
  ticketFor,
  VALUES,
} from './program.ts';

let folder: string;
let preload: string;
let broker: StandIn;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prélude with spaces-'));
  preload = join(folder, 'python');
  await mkdir(preload);
  await cp('src/preload/python/sitecustomize.py', join(preload, 'sitecustomize.py'));
  broker = await standIn(GOOD_REPLY);
});
after(async () => {
  await broker.close();
  await rm(folder, { recursive: true });
});

const path = (...more: readonly string[]): Readonly<Record<string, string>> => ({
  PYTHONPATH: [preload, ...more].join(delimiter),
  PYTHONDONTWRITEBYTECODE: '1',
});

const SHOW = `import json, os, sys
proc = open('/proc/self/environ', 'rb').read().decode('latin1') if os.path.exists('/proc/self/environ') else ''
print(json.dumps({'env': dict(os.environ), 'path': sys.path, 'proc': proc, 'site': getattr(sys.modules.get('sitecustomize'), 'MARK', None)}))
`;

interface Shown {
  readonly env: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  readonly proc: string;
  readonly site: string | null;
}

async function show(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  python = 'python3',
): Promise<Shown> {
  const { code, out, err } = await run(python, args, env, folder);
  assert.equal(err, '');
  assert.equal(code, 0);
  return JSON.parse(out) as Shown;
}

function assertDelivered({ env, path: entries, proc }: Shown): void {
  for (const [name, value] of Object.entries(VALUES)) assert.equal(env[name], value, name);
  const left = Object.keys(env).filter((name) =>
    /^EXCHANGE_KEYRING_(TICKET|SOCKET|REQUIRED)$/.test(name),
  );
  assert.deepEqual(left, []);
  assert.ok(!entries.includes(preload));
  for (const [name, value] of Object.entries(VALUES))
    if (name !== 'EXCHANGE_KEYRING_ENV')
      assert.ok(!proc.includes(Buffer.from(value).toString('latin1')), name);
}

describe('Python preload', () => {
  before(async () => {
    await writeFile(join(folder, 'show.py'), SHOW);
    await mkdir(join(folder, 'package'));
    await writeFile(join(folder, 'package', '__main__.py'), SHOW);
  });

  for (const args of [['show.py'], ['-m', 'package'], ['-c', SHOW]])
    it(`sets the variables and leaves no trace: ${args[0] ?? ''}`, async () => {
      const shown = await show(args, { ...path(), ...ticketFor(broker) });
      assertDelivered(shown);
      assert.ok(!('PYTHONPATH' in shown.env));
      assert.ok(shown.proc.includes('PYTHONPATH='));
    });

  it('keeps the rest of PYTHONPATH', async () => {
    const shown = await show(['show.py'], { ...path('/one', '/two'), ...ticketFor(broker) });
    assert.equal(shown.env['PYTHONPATH'], ['/one', '/two'].join(delimiter));
    assert.ok(shown.path.includes('/one'));
  });

  it('runs the sitecustomize that it hid, after the keys are there', async () => {
    const other = join(folder, 'other');
    await mkdir(other);
    await writeFile(
      join(other, 'sitecustomize.py'),
      "import os\nMARK = os.environ['BINANCE_APIKEY']\n",
    );
    const shown = await show(['show.py'], { ...path(other), ...ticketFor(broker) });
    assert.equal(shown.site, VALUES['BINANCE_APIKEY']);
    const bare = await show(['show.py'], { ...path(other), BINANCE_APIKEY: 'own' });
    assert.equal(bare.site, 'own');
  });

  it('works in a virtual environment', async () => {
    const venv = join(folder, 'venv');
    const made = await run('python3', ['-m', 'venv', '--without-pip', venv], {});
    assert.equal(made.code, 0, made.err);
    assertDelivered(
      await show(['show.py'], { ...path(), ...ticketFor(broker) }, join(venv, 'bin', 'python')),
    );
  });

  it('redeems once; subprocesses and multiprocessing inherit the keys', async () => {
    const before = broker.asked.length;
    await writeFile(
      join(folder, 'tree.py'),
      `import multiprocessing, os, subprocess, sys
def seen(): print(os.environ['BINANCE_APIKEY'], os.environ.get('EXCHANGE_KEYRING_TICKET'), flush=True)
if __name__ == '__main__':
    subprocess.run([sys.executable, '-c', "import os; print(os.environ['BINANCE_APIKEY'], os.environ.get('EXCHANGE_KEYRING_TICKET'), flush=True)"], check=True)
    for method in ('fork', 'spawn'):
        child = multiprocessing.get_context(method).Process(target=seen)
        child.start()
        child.join()
`,
    );
    const { out, code, err } = await run(
      'python3',
      ['tree.py'],
      { ...path(), ...ticketFor(broker) },
      folder,
    );
    assert.equal(code, 0, err);
    const expected = `${VALUES['BINANCE_APIKEY'] ?? ''} None`;
    assert.deepEqual(out.trim().split('\n'), [expected, expected, expected]);
    assert.equal(broker.asked.length - before, 1);
  });

  it('does nothing without a ticket but get out of the way', async () => {
    const shown = await show(['show.py'], path());
    assert.ok(!('BINANCE_APIKEY' in shown.env));
    assert.ok(!shown.path.includes(preload));
  });

  it('raises no warning', async () => {
    const env = { ...path(), ...ticketFor(broker) };
    assert.deepEqual(await run('python3', ['-W', 'error', '-c', 'print(1)'], env), {
      code: 0,
      out: '1\n',
      err: '',
    });
  });

  it('is valid for Python 3.8', async () => {
    const check = 'import ast,sys; ast.parse(open(sys.argv[1]).read(), feature_version=(3, 8))';
    const { code, err } = await run(
      'python3',
      ['-c', check, join(preload, 'sitecustomize.py')],
      {},
    );
    assert.equal(code, 0, err);
  });

  for (const [title, reply, reason] of FAILURES)
    it(`after ${title}: exit code 78 and one line, or on without keys when they are not required`, async () => {
      const failing = await standIn(reply);
      try {
        const required = await run('python3', ['-c', 'print("ran")'], {
          ...path(),
          ...ticketFor(failing),
        });
        assert.equal(required.code, 78);
        assert.equal(required.out, '');
        assertOneLine(required.err, reason, 'it was not started');
        const env = { ...path(), ...ticketFor(failing, { EXCHANGE_KEYRING_REQUIRED: '0' }) };
        const optional = await run('python3', ['-c', 'print("ran")'], env);
        assert.deepEqual([optional.code, optional.out], [0, 'ran\n']);
        assertOneLine(optional.err, reason, 'it runs without keys');
      } finally {
        await failing.close();
      }
    });

  it('gives up on a broker that is gone at once, and on one that is silent after 3 s', async () => {
    const gone = { ...path(), ...ticketFor(broker), EXCHANGE_KEYRING_SOCKET: join(folder, 'gone') };
    const began = performance.now();
    assert.equal((await run('python3', ['-c', '0'], gone)).code, 78);
    assert.ok(performance.now() - began < 2500);
    const silent = await standIn(undefined);
    const started = performance.now();
    assert.equal((await run('python3', ['-c', '0'], { ...path(), ...ticketFor(silent) })).code, 78);
    assert.ok(performance.now() - started >= 2900);
    await silent.close();
  });
});
