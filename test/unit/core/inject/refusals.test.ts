import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { editThatHelps } from '../../../../src/core/inject/launchEdit.ts';
import { MODES } from '../../../../src/core/inject/mode.ts';
import {
  NO_SURROUNDINGS,
  refusalOf,
  type Surroundings,
} from '../../../../src/core/inject/refusals.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';

type Case = readonly [string, UnknownRecord, UnknownRecord, Partial<Surroundings>?];

function around(some: Partial<Surroundings> = {}): Surroundings {
  return { ...NO_SURROUNDINGS, ...some };
}

const redirected = (type: string, more: UnknownRecord, ...member: readonly string[]): Case => [
  type,
  more,
  { code: 'redirected', member },
];
const records = (type: string, more: UnknownRecord, ...member: readonly string[]): Case => [
  type,
  more,
  { code: 'records', member },
];
const setting = (type: string, name: string, value: unknown): Case => [
  type,
  {},
  { code: 'records-setting', setting: name },
  { settings: { [name]: value } },
];
const prints = (
  type: string,
  more: UnknownRecord,
  member = 'console',
  use: string | boolean = 'internalConsole',
): Case => [type, more, { code: 'prints-environment', member: [member], use }];

const log = { LLDBDAP_LOG: '/tmp/log' };

describe('refusalOf, in every mode', () => {
  const cases: readonly Case[] = [
    ...['node', 'debugpy', 'go', 'cppdbg', 'lldb', 'java', 'anything'].map((type) =>
      redirected(type, { debugServer: 4711 }, 'debugServer'),
    ),
    redirected('go', { port: 2345 }, 'port'),
    redirected('go', { host: '10.0.0.1' }, 'host'),
    ...[
      'debugAdapterPath',
      'debugLauncherPath',
      'debugAdapterHost',
      'connect',
      'listen',
      'host',
      'port',
    ].map((member) => redirected('debugpy', { [member]: 'x' }, member)),
    redirected('cppdbg', { miDebuggerServerAddress: 'h:1' }, 'miDebuggerServerAddress'),
    redirected('cppdbg', { pipeTransport: {} }, 'pipeTransport'),
    redirected('cppvsdbg', { debugServerPath: '/x' }, 'debugServerPath'),
    redirected('coreclr', { pipeTransport: {} }, 'pipeTransport'),
    redirected('lldb', { 'gdb-remote-port': 1 }, 'gdb-remote-port'),
    redirected('lldb-dap', { debugAdapterPort: 1 }, 'debugAdapterPort'),
    redirected('lldb-dap', { debugAdapterHostname: 'h' }, 'debugAdapterHostname'),
    [
      'lldb-dap',
      { debugAdapterPort: 1 },
      { code: 'redirected-setting', setting: 'lldb-dap.serverMode' },
      { settings: { 'lldb-dap.serverMode': true } },
    ],
  ];
  for (const [type, more, refusal, surroundings] of cases)
    it(`${type} ${JSON.stringify(more)} ${JSON.stringify(surroundings ?? {})}`, () => {
      for (const mode of MODES)
        assert.deepEqual(refusalOf({ type, ...more }, mode, around(surroundings)), refusal);
    });
});

describe('refusalOf, where values stand in the launch', () => {
  const cases: readonly Case[] = [
    records('node', { trace: true }, 'trace'),
    records('pwa-node', { trace: { stdio: false } }, 'trace'),
    records('node', { trace: { stdio: true, logFile: '/tmp/log' } }, 'trace'),
    records('debugpy', { logToFile: true }, 'logToFile'),
    records('python', { env: { DEBUGPY_LOG_DIR: '/tmp' } }, 'env', 'DEBUGPY_LOG_DIR'),
    records('debugpy', { env: { Debugpy_Log_Dir: '/tmp' } }, 'env', 'Debugpy_Log_Dir'),
    [
      'debugpy',
      {},
      { code: 'inherited', variable: 'DEBUGPY_LOG_DIR' },
      { inherited: { DEBUGPY_LOG_DIR: '/tmp' } },
    ],
    [
      'go',
      { showLog: true, logOutput: 'debugger, dap' },
      { code: 'records', member: ['showLog'], use: false },
    ],
    records('go', { dlvFlags: ['--log', '--log-output=rpc,dap'] }, 'dlvFlags'),
    records('go', { dlvFlags: ['--log', '--log-output', 'dap'] }, 'dlvFlags'),
    records('go', { trace: 'verbose' }, 'trace'),
    records('go', { trace: 'log' }, 'trace'),
    setting('go', 'go.logging.level', 'verbose'),
    records('cppdbg', { logging: { engineLogging: true } }, 'logging', 'engineLogging'),
    records('cppdbg', { logging: { trace: true } }, 'logging', 'trace'),
    records('cppvsdbg', { logging: { traceResponse: true } }, 'logging', 'traceResponse'),
    [
      'coreclr',
      { logging: { diagnosticsLog: { protocolMessages: true } } },
      {
        code: 'records',
        member: ['logging', 'diagnosticsLog', 'protocolMessages'],
        use: false,
      },
    ],
    [
      'coreclr',
      { logging: { engineLogging: true } },
      { code: 'records', member: ['logging', 'engineLogging'], use: false },
    ],
    setting('lldb', 'lldb.verboseLogging', true),
    records('lldb-dap', { debugAdapterEnv: log }, 'debugAdapterEnv'),
    records('lldb-dap', { debugAdapterEnv: ['LLDBDAP_LOG=/tmp/log'] }, 'debugAdapterEnv'),
    setting('lldb-dap', 'lldb-dap.log-path', '/tmp/log'),
    setting('lldb-dap', 'lldb-dap.captureSessionLogs', true),
    setting('lldb-dap', 'lldb-dap.environment', log),
    ['lldb-dap', {}, { code: 'inherited', variable: 'LLDBDAP_LOG' }, { inherited: log }],
    [
      'java',
      { console: 'internalConsole' },
      { code: 'records-setting', setting: 'java.debug.logLevel' },
      { settings: { 'java.debug.logLevel': 'VERBOSE' } },
    ],
    records('php', { log: true }, 'log'),
    records('anything', { trace: 'x' }, 'trace'),
    records('anything', { logToFile: true }, 'logToFile'),
    ...['node', 'go', 'coreclr', 'cppvsdbg', 'lldb-dap', 'anything'].flatMap((type) => [
      prints(type, { console: 'integratedTerminal' }),
      prints(type, { console: 'externalTerminal' }),
    ]),
    prints('coreclr', { externalConsole: true }, 'externalConsole', false),
    prints('lldb-dap', { runInTerminal: true }, 'runInTerminal', false),
    prints('java', {}),
    ...['debugpy', 'lldb', 'node'].map((type): Case => {
      const [, more, refusal] = prints(type, { console: 'externalTerminal' });
      return [type, more, refusal, { isMacos: true }];
    }),
  ];
  for (const [type, more, refusal, surroundings] of cases) {
    const title = `${type} ${JSON.stringify(more)} ${JSON.stringify(surroundings ?? {})}`;
    it(`refuses ${title}, and allows it in broker mode`, () => {
      const configuration = { type, ...more };
      for (const mode of ['last-hop', 'plain-env'] as const)
        assert.deepEqual(refusalOf(configuration, mode, around(surroundings)), refusal);
      assert.equal(refusalOf(configuration, 'broker', around(surroundings)), undefined);
    });
  }

  const allowed: readonly (readonly [string, UnknownRecord, Partial<Surroundings>?])[] = [
    ['node', {}],
    ['node', { trace: { stdio: false, logFile: null } }],
    ['coreclr', { logging: { moduleLoad: true, engineLogging: false } }],
    ['node', { trace: false, console: 'internalConsole', host: 'x', port: 1, logToFile: true }],
    ['debugpy', { console: 'integratedTerminal', env: { DEBUGPY_LOG_DIR: '' }, subProcess: false }],
    ['debugpy', { console: 'externalTerminal', trace: true, subProcess: false }],
    ['debugpy', { subProcess: false }, { inherited: log }],
    ['go', { showLog: true }],
    ['go', { logOutput: 'dap', trace: 'info', dlvToolPath: '/x/dlv' }],
    ['go', { showLog: true, logOutput: 'debugger,dapx' }],
    ['go', { dlvFlags: ['--log-output=rpc', 'dap'] }],
    ['go', {}, { settings: { 'go.logging.level': 'error', 'lldb.verboseLogging': true } }],
    ['cppdbg', { externalConsole: true }],
    ['cppdbg', { logging: { moduleLoad: true, exceptions: true, engineLogging: false } }],
    ['lldb', { terminal: 'integrated' }, { settings: { 'lldb.verboseLogging': false } }],
    ['lldb-dap', {}, { settings: { 'lldb-dap.serverMode': false } }],
    ['lldb-dap', { runInTerminal: false, debugAdapterEnv: { A: '1' } }],
    ['lldb-dap', {}, { settings: { 'lldb-dap.environment': { A: '1' }, 'lldb-dap.log-path': '' } }],
    ['java', { console: 'internalConsole' }],
    ['java', {}, { settings: { 'java.debug.settings.console': 'internalConsole' } }],
    ['anything', { host: 'x', port: 1, connect: {} }],
  ];
  for (const [type, more, surroundings] of allowed)
    it(`allows ${type} ${JSON.stringify(more)} ${JSON.stringify(surroundings ?? {})}`, () => {
      for (const mode of MODES)
        assert.equal(refusalOf({ type, ...more }, mode, around(surroundings)), undefined);
    });
});

describe('refusalOf, where the debugger would repeat the values', () => {
  const refusal = { code: 'repeats', member: ['subProcess'], use: false };
  for (const more of [{}, { subProcess: true }, { subProcess: null }])
    it(`refuses debugpy ${JSON.stringify(more)} at the last hop alone`, () => {
      const configuration = { type: 'debugpy', ...more };
      assert.deepEqual(refusalOf(configuration, 'last-hop'), refusal);
      assert.equal(refusalOf(configuration, 'broker'), undefined);
      assert.equal(refusalOf(configuration, 'plain-env'), undefined);
    });
});

describe('editThatHelps', () => {
  it('removes what redirects or records, and switches off what another setting would bring back', () => {
    assert.deepEqual(editThatHelps({ code: 'redirected', member: ['debugServer'] }), {
      kind: 'remove',
      member: ['debugServer'],
    });
    assert.deepEqual(editThatHelps({ code: 'records', member: ['logging', 'trace'] }), {
      kind: 'remove',
      member: ['logging', 'trace'],
    });
    assert.deepEqual(editThatHelps({ code: 'records', member: ['showLog'], use: false }), {
      kind: 'set',
      member: ['showLog'],
      value: false,
    });
  });
  it('has a debugger repeat nothing', () => {
    assert.deepEqual(editThatHelps({ code: 'repeats', member: ['subProcess'], use: false }), {
      kind: 'set',
      member: ['subProcess'],
      value: false,
    });
  });
  it('knows none for what stands outside of the configuration', () => {
    assert.equal(
      editThatHelps({ code: 'records-setting', setting: 'lldb.verboseLogging' }),
      undefined,
    );
    assert.equal(editThatHelps({ code: 'inherited', variable: 'LLDBDAP_LOG' }), undefined);
  });
});
