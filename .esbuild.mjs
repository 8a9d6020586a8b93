// Builds dist/. `--watch` rebuilds on change, `--quiet` prints nothing.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, context } from 'esbuild';

const quiet = process.argv.includes('--quiet');

/** keytar loads its binary relative to itself, so it is copied beside the bundles and left out of them. */
const keytarBesideBundle = {
  name: 'keytar-beside-bundle',
  setup({ onResolve }) {
    onResolve({ filter: /^keytar$/ }, () => ({ path: './keytar/lib/keytar.js', external: true }));
  },
};

/**
 * One look at VS Code's API for all modules. Otherwise esbuild copies the whole of it, some 400 members, for each
 * module that imports it, at every start.
 */
const vscodeOnce = {
  name: 'vscode-once',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ kind }) =>
      kind === 'require-call'
        ? { path: 'vscode', external: true }
        : { path: 'vscode', namespace: 'once' },
    );
    onLoad({ filter: /^vscode$/, namespace: 'once' }, async () => ({
      contents: `export const { ${(await namesOfApi()).join(', ')} } = require('vscode');`,
    }));
  },
};

/** Members of VS Code's API that are spoken of anywhere in the source; esbuild warns when one is missing here. */
async function namesOfApi() {
  const names = new Set();
  for (const entry of await readdir('src', { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.ts')) continue;
    const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
    for (const [, name] of text.matchAll(/\bvscode\.(\w+)/g)) names.add(name);
    for (const [, list] of text.matchAll(/import \{([^}]*)\} from 'vscode'/g)) {
      for (const [name] of list.matchAll(/\w+/g)) names.add(name);
    }
  }
  return [...names].sort();
}

/** The facts of exchanges are data: as text they cost nothing until one is asked for. */
const factsAsText = {
  name: 'facts-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /core[\\/]catalogue[\\/]exchanges\.ts$/ }, async ({ path }) => {
      const { outputFiles } = await build({
        entryPoints: [path],
        bundle: true,
        write: false,
        format: 'esm',
      });
      const { readExchanges } = await import(
        `data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`
      );
      const text = JSON.stringify(JSON.stringify(readExchanges()));
      return { contents: `export const readExchanges = () => JSON.parse(${text});` };
    });
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
    mainFields: ['module', 'main'],
    plugins: [keytarBesideBundle, vscodeOnce, factsAsText],
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
