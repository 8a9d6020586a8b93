import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseDelivery } from '../../../../src/core/inject/debuggee.ts';
import type { Mode } from '../../../../src/core/inject/mode.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';

const node = { type: 'node', request: 'launch' };
const python = { type: 'debugpy', request: 'launch' };
const go = { type: 'go', request: 'launch' };
const badObject = { code: 'bad-environment', member: 'env', shape: 'object' };
const badPairs = { code: 'bad-environment', member: 'environment', shape: 'pairs' };
const badAssignments = { code: 'bad-environment', member: 'env', shape: 'assignments' };

describe('chooseDelivery', () => {
  const possible: readonly (readonly [string, UnknownRecord, Mode?])[] = [
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
    ['broker-node', node, 'broker'],
    ['broker-python', python, 'broker'],
    ['broker-node', { ...node, trace: true, console: 'integratedTerminal' }],
    ['broker-python', { ...python, logToFile: true, env: { DEBUGPY_LOG_DIR: '/tmp' } }],
    ['last-hop', { ...node, runtimeExecutable: 'bun' }],
    ['last-hop', { ...node, attachSimplePort: 9229 }],
    ['last-hop', { ...node, runtimeExecutable: 'node', attachSimplePort: 0 }],
    ['broker-node', { ...node, attachSimplePort: null }],
    ['last-hop', { ...node, runtimeExecutable: 'C:\\tools\\Deno.EXE' }],
    ['last-hop', { ...node, runtimeExecutable: '/app/node_modules/.bin/electron' }],
    ...['go', 'lldb', 'lldb-dap', 'cppdbg', 'coreclr', 'bun', 'dart', 'anything'].map(
      (type) => ['last-hop', { ...go, type }] as const,
    ),
    ['last-hop', node, 'last-hop'],
    ['last-hop', { ...python, subProcess: false, pythonArgs: ['-I'] }, 'last-hop'],
    ['plain-env', { ...python, pythonArgs: ['-I'] }, 'plain-env'],
    ['plain-env', node, 'plain-env'],
    ['plain-env', go, 'plain-env'],
    ['last-hop', { type: 'cppdbg', request: 'launch', environment: [{ name: 'X', value: '1' }] }],
    ['last-hop', { type: 'lldb-dap', request: 'launch', env: ['X=1'] }],
    ['last-hop', { type: 'lldb-dap', request: 'launch', env: { X: '1' } }],
  ];
  for (const [delivery, configuration, mode] of possible)
    it(`${delivery}: ${JSON.stringify(configuration)}${mode === undefined ? '' : `, ${mode}`}`, () => {
      assert.deepEqual(chooseDelivery(configuration, mode), { ok: true, value: delivery });
    });

  const impossible: readonly (readonly [UnknownRecord, UnknownRecord, Mode?])[] = [
    [{ ...node, request: 'attach' }, { code: 'attach' }],
    [{ type: 'go', request: 'attach' }, { code: 'attach' }],
    ...['node-terminal', 'chrome', 'pwa-msedge', 'extensionHost', 'pwa-extensionHost', ''].map(
      (type) =>
        [
          { type, request: 'launch' },
          { code: 'unsupported-type', type },
        ] as const,
    ),
    [{ request: 'launch' }, { code: 'unsupported-type', type: '' }],
    [{ ...node, runtimeExecutable: 'bun' }, { code: 'no-broker', runs: 'bun' }, 'broker'],
    [
      { ...node, attachSimplePort: 9229 },
      { code: 'no-broker', runs: 'attachSimplePort' },
      'broker',
    ],
    [go, { code: 'no-broker', runs: 'go' }, 'broker'],
    [{ ...node, type: 'chrome' }, { code: 'unsupported-type', type: 'chrome' }, 'last-hop'],
    [{ ...go, request: 'attach' }, { code: 'attach' }, 'plain-env'],
    [{ ...go, debugServer: 4711 }, { code: 'redirected', member: ['debugServer'] }, 'plain-env'],
    [{ ...node, trace: true }, { code: 'records', member: ['trace'] }, 'last-hop'],
    [{ ...go, type: 'cppdbg', environment: {} }, badPairs],
    [{ ...go, type: 'cppdbg', environment: [{ value: '1' }] }, badPairs],
    [{ ...go, type: 'lldb-vscode', env: { X: 1 } }, badAssignments],
    [{ ...go, type: 'lldb-dap', env: 'X=1' }, badAssignments],
    [{ ...go, env: ['A=1', 2] }, badAssignments],
    [{ ...node, env: ['A=1'] }, badObject],
    [
      { ...go, asRoot: true },
      { code: 'elsewhere', member: ['asRoot'] },
    ],
    [
      { ...node, runtimeExecutable: '/usr/bin/docker' },
      { code: 'runtime', runtime: 'docker', member: ['runtimeExecutable'] },
    ],
    [
      { ...node, useWSL: true },
      { code: 'elsewhere', member: ['useWSL'] },
    ],
    [
      { ...node, remoteRoot: '/app' },
      { code: 'elsewhere', member: ['remoteRoot'] },
    ],
    [
      { ...node, debugServer: 4711 },
      { code: 'redirected', member: ['debugServer'] },
    ],
    [{ ...node, env: 'X=1' }, badObject],
    [
      { ...python, sudo: true },
      { code: 'elsewhere', member: ['sudo'] },
    ],
    [
      { ...python, debugAdapterPath: '/x' },
      { code: 'redirected', member: ['debugAdapterPath'] },
    ],
    [
      { ...python, debugLauncherPath: '/x' },
      { code: 'redirected', member: ['debugLauncherPath'] },
    ],
    [
      { ...python, python: ['/usr/bin/sudo', 'python'] },
      { code: 'runtime', runtime: 'sudo', member: ['python'] },
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
  for (const [configuration, fault, mode] of impossible)
    it(`refuses ${JSON.stringify(configuration)}${mode === undefined ? '' : `, ${mode}`}`, () => {
      assert.deepEqual(chooseDelivery(configuration, mode), { ok: false, error: fault });
    });
});
