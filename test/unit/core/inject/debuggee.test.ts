import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseDelivery } from '../../../../src/core/inject/debuggee.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';

const node = { type: 'node', request: 'launch' };
const python = { type: 'debugpy', request: 'launch' };

describe('chooseDelivery', () => {
  const possible: readonly (readonly [string, UnknownRecord])[] = [
    ['broker-node', node],
    ['broker-node', { ...node, type: 'pwa-node' }],
    ['broker-node', { ...node, runtimeExecutable: 'npm', runtimeArgs: ['run', 'bot'] }],
    ['broker-node', { ...node, runtimeExecutable: '/opt/deno-tools/node' }],
    ['broker-node', { ...node, remoteRoot: null, debugServer: undefined }],
    ['broker-python', python],
    ['broker-python', { ...python, type: 'python', subProcess: true }],
    [
      'broker-python',
      { ...python, python: '/venv/bin/python', pythonArgs: ['-X', 'E', '-W', 'I', '-u'] },
    ],
    ['broker-python', { ...python, pythonArgs: ['-Xdev', '-m', '-I'] }],
    ['broker-python', { ...python, pythonArgs: ['-cS'] }],
    ['broker-python', { ...python, pythonArgs: ['x.py', '-I'] }],
    ['broker-python', { ...python, pythonArgs: ['--check-hash-based-pycs', 'always', '-I'] }],
    ['broker-python', { ...python, debugAdapterPython: '/venv/bin/python', sudo: false }],
  ];
  for (const [delivery, configuration] of possible)
    it(`${delivery}: ${JSON.stringify(configuration)}`, () => {
      assert.deepEqual(chooseDelivery(configuration), { ok: true, value: delivery });
    });

  const impossible: readonly (readonly [UnknownRecord, UnknownRecord])[] = [
    [{ ...node, request: 'attach' }, { code: 'attach' }],
    [{ type: 'go', request: 'attach' }, { code: 'attach' }],
    ...['node-terminal', 'chrome', 'extensionHost', 'pwa-extensionHost', 'go', 'lldb', 'bun'].map(
      (type) =>
        [
          { type, request: 'launch' },
          { code: 'unsupported-type', type },
        ] as const,
    ),
    [{ request: 'launch' }, { code: 'unsupported-type', type: '' }],
    [
      { ...node, runtimeExecutable: 'bun' },
      { code: 'runtime', runtime: 'bun' },
    ],
    [
      { ...node, runtimeExecutable: 'C:\\tools\\Deno.EXE' },
      { code: 'runtime', runtime: 'deno' },
    ],
    [
      { ...node, runtimeExecutable: '/usr/bin/docker' },
      { code: 'runtime', runtime: 'docker' },
    ],
    [
      { ...node, useWSL: true },
      { code: 'elsewhere', member: 'useWSL' },
    ],
    [
      { ...node, remoteRoot: '/app' },
      { code: 'elsewhere', member: 'remoteRoot' },
    ],
    [
      { ...node, debugServer: 4711 },
      { code: 'redirected', member: 'debugServer' },
    ],
    [{ ...node, env: 'X=1' }, { code: 'bad-environment' }],
    [
      { ...python, sudo: true },
      { code: 'elsewhere', member: 'sudo' },
    ],
    [
      { ...python, debugAdapterPath: '/x' },
      { code: 'redirected', member: 'debugAdapterPath' },
    ],
    [
      { ...python, debugLauncherPath: '/x' },
      { code: 'redirected', member: 'debugLauncherPath' },
    ],
    [
      { ...python, python: ['/usr/bin/sudo', 'python'] },
      { code: 'runtime', runtime: 'sudo' },
    ],
    [
      { ...python, python: ['python3', '-I'] },
      { code: 'python-flag', flag: '-I' },
    ],
    [
      { ...python, pythonArgs: ['-E'] },
      { code: 'python-flag', flag: '-E' },
    ],
    [
      { ...python, pythonArgs: ['-u', '-S'] },
      { code: 'python-flag', flag: '-S' },
    ],
    [
      { ...python, pythonArgs: ['-BuE'] },
      { code: 'python-flag', flag: '-E' },
    ],
    [
      { ...python, pythonArgs: ['-X', 'dev', '-I'] },
      { code: 'python-flag', flag: '-I' },
    ],
  ];
  for (const [configuration, fault] of impossible)
    it(`refuses ${JSON.stringify(configuration)}`, () => {
      assert.deepEqual(chooseDelivery(configuration), { ok: false, error: fault });
    });
});
