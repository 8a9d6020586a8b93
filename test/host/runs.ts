import type { HostRun } from './runner/run.ts';

const smoke = {
  workspace: 'bots',
  trusted: true,
  extension: { testOnly: 'smoke' },
  neighbours: ['debugpy', 'neighbour'],
} as const;

const product = {
  workspace: 'product',
  trusted: true,
  extension: 'product',
  neighbours: ['debugpy', 'neighbour'],
} as const;

/** Every start of VS Code that `npm run test:host` makes. */
export const runs: readonly HostRun[] = [
  { ...product, name: 'adding', keychain: 'available', suites: ['addKey'] },
  { ...product, name: 'changing', keychain: 'available', suites: ['changeKey'] },
  { ...product, name: 'injecting', keychain: 'available', suites: ['inject'] },
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
