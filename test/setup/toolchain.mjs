// npm 11 on Node 24, for machines whose own npm is older: npm 9 and 10 lose optional packages that are
// locked, and Debian's npm links native modules against Debian's Node.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, '.vscode-test', 'toolchain');
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/** The name of the npm package that brings Node for this machine. */
export const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** PATH for everything that is run from here: `folders` first, and an npm that can be relied on. */
export function toolPath(...folders) {
  const own = usesOwnNpm() ? [join(folder, 'node_modules', '.bin')] : [];
  return [...folders, ...own, process.env.PATH].join(delimiter);
}

/** Runs npm in the repository. */
export function npm(command, stdio) {
  if (usesOwnNpm()) installToolchain();
  return run(command, { cwd: root, stdio, env: { ...process.env, PATH: toolPath() } });
}

let own;

function usesOwnNpm() {
  own ??= Number.parseInt(run(['--version'], { encoding: 'utf8' }).stdout, 10) < 11;
  return own;
}

function installToolchain() {
  const { packageManager, optionalDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const wanted = [packageManager, `${nodePackage}@${optionalDependencies[nodePackage]}`];
  const stamp = join(folder, '.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted.join()) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const { status } = run(['install', '--ignore-scripts', ...wanted], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status === 0) writeFileSync(stamp, wanted.join());
}

function run(command, options) {
  return spawnSync('npm', [...command, ...quiet], {
    ...options,
    shell: process.platform === 'win32',
  });
}
