import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { out as outputs, root } from '../../setup/paths.ts';
import { SetupError } from '../../setup/step.ts';

const host = join(root, 'test', 'host');

/** Of this process's own, so that two may run tests at once. */
const out = join(outputs, String(process.pid));

/** Where a test-only extension is after `buildTests`. */
export function testExtension(name: string): string {
  return join(out, 'extensions', name);
}

/** Makes VS Code find a built test-only extension in the folder of its installed extensions. */
export function linkTestExtension(name: string, extensions: string): void {
  // A link, so that what the extension loads is found from its real place in the repository.
  const link = join(extensions, `host-test.${name}-0.0.1`);
  rmSync(link, { force: true });
  symlinkSync(testExtension(name), link, 'junction');
}

/** The file with the suite `name` after `buildTests`. */
export function suiteFile(name: string): string {
  return join(out, 'suites', `${name}.test.cjs`);
}

const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode', 'mocha', 'keytar'],
  sourcemap: 'inline',
  outExtension: { '.js': '.cjs' },
  logLevel: 'warning',
};

/** Builds dist/, and prints the sizes of its bundles if asked. Throws a SetupError if it cannot be built. */
export function buildProduct({ sizes = false }: { readonly sizes?: boolean } = {}): void {
  const build = spawnSync(process.execPath, ['.esbuild.mjs', ...(sizes ? [] : ['--quiet'])], {
    cwd: root,
    stdio: 'inherit',
  });
  if (build.status !== 0) throw new SetupError('The extension could not be built: see above.');
}

/** Bundles the suites in `folder` and the test-only extensions into .vscode-test/out. */
export async function buildTests(folder = join(host, 'suites')): Promise<void> {
  removeOldOutputs();
  const suites = readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(folder, file));
  const extensions = readdirSync(join(host, 'extensions'));
  await Promise.all([
    build({ ...common, entryPoints: suites, outdir: join(out, 'suites') }),
    ...extensions.map((name) => buildTestExtension(name)),
  ]);
}

/** Bundles a test-only extension, one of test/host/extensions by default, into .vscode-test/out. */
export async function buildTestExtension(
  name: string,
  source = join(host, 'extensions', name),
): Promise<void> {
  const outdir = testExtension(name);
  mkdirSync(outdir, { recursive: true });
  copyFileSync(join(source, 'package.json'), join(outdir, 'package.json'));
  await build({ ...common, entryPoints: [join(source, 'extension.ts')], outdir });
}

/** Deletes what processes that have ended left. */
function removeOldOutputs(): void {
  if (!existsSync(outputs)) return;
  for (const name of readdirSync(outputs)) {
    if (!isRunning(Number(name))) rmSync(join(outputs, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
