import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Everything that setup and the host tests make; git ignores it, and it may be deleted at any time. */
export const cache = join(root, '.vscode-test');

/** Where what cannot be printed live is kept: installation output, server logs. */
export const logs = join(cache, 'logs');

/** Bundled test code and test-only extensions. */
export const out = join(cache, 'out');

/** The npm package that brings Node 24 with its headers. */
export const nodePackage = join(
  root,
  'node_modules',
  `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
);

const codeServerFolder = join(cache, 'code-server');

/** The offline VS Code host: the server that the npm package `code-server` carries. */
export const codeServer = {
  folder: codeServerFolder,
  vscode: join(codeServerFolder, 'node_modules', 'code-server', 'lib', 'vscode'),
};

const pythonFolder = join(cache, 'python');

/** A Python environment with debugpy and ccxt. */
export const python = { folder: pythonFolder, executable: join(pythonFolder, 'bin', 'python') };

const goFolder = join(cache, 'go');

/** A Go with the debugger that fits it, side by side in one folder, and the cache of what Go compiles. */
export const go = {
  folder: goFolder,
  bin: join(goFolder, 'bin'),
  executable: join(goFolder, 'bin', 'go'),
  debugger: join(goFolder, 'bin', 'dlv'),
  compiled: join(goFolder, 'compiled'),
};

const denoFolder = join(cache, 'deno');

/** The npm package that holds Deno itself; the package `deno` only links to it when it is installed. */
const denoPackage = `@deno/${process.platform}-${process.arch}${process.platform === 'linux' ? '-glibc' : ''}`;

export const deno = {
  folder: denoFolder,
  package: denoPackage,
  executable: join(
    denoFolder,
    'node_modules',
    denoPackage,
    process.platform === 'win32' ? 'deno.exe' : 'deno',
  ),
};
