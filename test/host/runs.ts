import type { HostRun } from './runner/run.ts';

const bots = {
  workspace: 'test/host/fixtures/bots',
  trusted: true,
  neighbours: ['debugpy', 'neighbour'],
} as const;

/** Every start of VS Code that `npm run test:host` makes. */
export const runs: readonly HostRun[] = [
  {
    ...bots,
    name: 'keys',
    keychain: 'available',
    suites: ['addKey', 'changeKey', 'keysView', 'launchJson', 'callers', 'editor', 'plainEnv'],
  },
  {
    ...bots,
    name: 'debugging',
    keychain: 'available',
    suites: ['inject', 'refusals', 'liveKeys', 'keychainLocks', 'terminal'],
  },
  {
    ...bots,
    name: 'debuggers',
    keychain: 'available',
    neighbours: [...bots.neighbours, 'godebug', 'lldbdap', 'printsenv'],
    suites: ['debuggers', 'lastHop', 'lastHopRestarts', 'children', 'exposures', 'plainEnvLaunch'],
  },
  { ...bots, name: 'restarts', keychain: 'available', suites: ['restarts'] },
  { ...bots, name: 'relaunches', keychain: 'available', suites: ['relaunches'] },
  { ...bots, name: 'subprocesses', keychain: 'available', suites: ['subprocesses'] },
  {
    ...bots,
    name: 'multi-root',
    workspace: 'test/host/fixtures',
    workspaceFile: 'multiroot/two.code-workspace',
    keychain: 'available',
    suites: ['multiRoot', 'compounds'],
  },
  {
    ...bots,
    name: 'hostile neighbours',
    workspace: 'test/host/fixtures/hostile',
    keychain: 'available',
    neighbours: [...bots.neighbours, 'hostile'],
    suites: ['hostileTrackers', 'hostileProviders'],
  },
  {
    ...bots,
    name: 'hostile processes',
    workspace: 'test/host/fixtures/hostile',
    keychain: 'available',
    neighbours: [...bots.neighbours, 'hostile'],
    suites: [
      'hostileSessions',
      'hostileTickets',
      'hostileServers',
      'hostileWorkspace',
      'hostileCalls',
    ],
  },
  { ...bots, name: 'masking', keychain: 'available', suites: ['masking', 'maskingInspect'] },
  {
    ...bots,
    name: 'demo',
    workspace: 'media/demo',
    packages: ['ccxt'],
    keychain: 'available',
    suites: ['demo'],
    // As VS Code comes: the Debug Console opens by itself.
    settings: { 'debug.internalConsoleOptions': 'openOnFirstSessionStart' },
  },
  { ...bots, name: 'keychain locked', keychain: 'locked', suites: ['keychainLocked'] },
  { ...bots, name: 'keychain missing', keychain: 'missing', suites: ['keychainMissing'] },
  {
    ...bots,
    name: 'untrusted workspace',
    keychain: 'available',
    trusted: false,
    suites: ['untrusted'],
  },
];
