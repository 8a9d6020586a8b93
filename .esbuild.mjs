// Builds dist/. `--watch` rebuilds on change, `--quiet` prints nothing.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { build, context } from 'esbuild';

const quiet = process.argv.includes('--quiet');

/** keytar loads its binary relative to itself, so it is copied beside the bundles and left out of them. */
const keytarBesideBundle = {
  name: 'keytar-beside-bundle',
  setup({ onResolve }) {
    onResolve({ filter: /^keytar$/ }, () => ({ path: './keytar/lib/keytar.js', external: true }));
  },
};

const shared = {
  bundle: true,
  platform: 'node',
  minify: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
};

const bundles = [
  {
    ...shared,
    entryPoints: {
      extension: 'src/extension.ts',
      cli: 'src/cli.ts',
      practice: 'src/practice/main.ts',
    },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    plugins: [keytarBesideBundle],
  },
  {
    ...shared,
    entryPoints: { preload: 'src/preload/node/preload.ts' },
    outdir: 'dist/preload/node',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    target: 'node18',
  },
];

const copies = [
  ['node_modules/keytar/lib', 'dist/keytar/lib'],
  ['node_modules/keytar/prebuilds', 'dist/keytar/prebuilds'],
  ['node_modules/keytar/package.json', 'dist/keytar/package.json'],
  ['node_modules/keytar/LICENSE.md', 'dist/keytar/LICENSE.md'],
  ['src/preload/python/sitecustomize.py', 'dist/preload/python/sitecustomize.py'],
];

if (process.argv.includes('--watch')) {
  await copyFiles();
  for (const options of bundles) await (await context(options)).watch();
} else {
  await rm('dist', { recursive: true, force: true });
  await copyFiles();
  const results = await Promise.all(bundles.map((options) => build(options)));
  const outputs = Object.assign({}, ...results.map(({ metafile }) => metafile.outputs));
  await writeFile('dist/meta.json', JSON.stringify({ outputs }));
  if (!quiet) report(outputs);
}

async function copyFiles() {
  await mkdir('dist', { recursive: true });
  for (const [from, to] of copies) await cp(from, to, { recursive: true });
}

function report(outputs) {
  for (const [file, { bytes, inputs }] of Object.entries(outputs)) {
    const modules = Object.keys(inputs).length;
    console.log(
      `${file.padEnd(34)} ${(bytes / 1024).toFixed(1).padStart(8)} kB  ${modules} modules`,
    );
  }
}
