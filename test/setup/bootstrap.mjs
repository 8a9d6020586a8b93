// Runs on whatever Node the machine has (18 or newer): brings in the npm packages, among them the
// Node 24 on which everything else runs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodePackage, npm, toolPath } from './toolchain.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.exchange-keyring-stamp');

/** Installs the npm packages if they differ from package-lock.json, then runs `target` on Node 24. */
export function runOnPinnedNode(target, args) {
  ensurePackages();
  const node = pinnedNode();
  const env = { ...process.env, PATH: toolPath(dirname(node), bin) };
  // `npm test` and `npm start` hand their own version of these down; a nested npm must not obey them.
  for (const name of Object.keys(env)) if (name.startsWith('npm_')) delete env[name];
  const child = spawnSync(node, [join(root, target), ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  if (child.error) throw child.error;
  process.exitCode = child.status ?? 1;
}

function ensurePackages() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (!isInstalled(JSON.parse(lock))) {
    console.log('npm packages …');
    const started = Date.now();
    installPackages();
    console.log(`npm packages: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  writeFileSync(stamp, hash);
}

/**
 * `npm ci`, or, where it refuses, `npm install` of what the lock file says: a registry that lacks an
 * optional package of another platform leaves it out of the lock file, which `npm ci` takes for a fault.
 */
function installPackages() {
  if (npm(['ci'], 'pipe').status === 0) return;
  if (npm(['install', '--no-save'], 'inherit').status === 0) return;
  console.error('The npm packages could not be installed: see the messages above.');
  process.exit(1);
}

/** Whether node_modules already is what the lock file says, for instance after `npm install`. */
function isInstalled(lock) {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = have[path];
    return found ? found.integrity === wanted.integrity : wanted.optional === true;
  });
}

function pinnedNode() {
  const folder = join(root, 'node_modules', nodePackage);
  const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(file)) return file;
  console.error(
    `There is no Node 24 for ${process.platform}-${process.arch} among the npm packages.`,
  );
  process.exit(1);
}
