// Allow-lists, not deny-lists: a type-only import of vscode resolves to @types/vscode, which a rule on
// `^vscode$` would miss.
const layer = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

export default {
  forbidden: [
    layer(
      'core-imports-only-core',
      '^src/core/',
      '^(?!src/core/)',
      'no vscode, node:, npm, outer layer',
    ),
    layer(
      'app-imports-core-only',
      '^src/app/',
      '^(?!src/(app|core)/)',
      'the world is behind ports',
    ),
    layer(
      'adapters-face-inwards',
      '^src/adapters/',
      '^src/(ui/|extension|cli)',
      'never call the UI',
    ),
    layer(
      'ui-knows-no-adapter',
      '^src/ui/',
      '^src/(adapters/|extension|cli)',
      'roots wire adapters',
    ),
    layer(
      'ui-is-not-node',
      '^src/ui/',
      '^(node:)?(fs|net|child_process|http|https|crypto)',
      'ports do',
    ),
    layer(
      'preload-imports-nothing-of-ours',
      '^src/preload/',
      '^(src/(?!preload/)|node_modules/)',
      'tiny',
    ),
    layer(
      'practice-stands-alone',
      '^src/practice/',
      '^(src/(?!practice/|core/)|node_modules/)',
      'a program',
    ),
    layer('manifest-imports-nothing', '^src/manifest/', '^(?!src/manifest/)', 'ids and types'),
    {
      name: 'adapters-are-strangers',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/$1/' },
    },
    {
      name: 'ccxt-only-in-its-adapter',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/adapters/ccxt/' },
      to: { path: '(^|/)node_modules/ccxt/|^ccxt$' },
    },
    {
      name: 'heavy-modules-are-lazy',
      comment: 'keytar loads a native binary and ccxt is 6 MB: neither at activation',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        path: '(^|/)node_modules/(ccxt|keytar|@github/keytar)/|^(ccxt|keytar)$',
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'src-never-imports-test',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '(\\.d\\.ts|src/preload/node/preload\\.ts)$' },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
