import type { HostRun } from './runner/run.ts';

const smoke = {
  workspace: 'bots',
  trusted: true,
  extension: { testOnly: 'smoke' },
  neighbours: ['debugpy', 'neighbour'],
} as const;

/** Every start of VS Code that `npm run test:host` makes. */
export const runs: readonly HostRun[] = [
  {
    ...smoke,
    name: 'host',
    keychain: 'available',
    suites: ['smokeUi', 'smokeEditor', 'smokeKeychain', 'smokeDebug'],
  },
  { ...smoke, name: 'host, keychain locked', keychain: 'locked', suites: ['smokeKeychain'] },
  {
    ...smoke,
    name: 'host, untrusted workspace',
    keychain: 'missing',
    trusted: false,
    suites: ['smokeTrust'],
  },
  { ...smoke, name: 'host, keychain missing', keychain: 'missing', suites: ['smokeKeychain'] },
];
