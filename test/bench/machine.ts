import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { codeServer, python, root } from '../setup/paths.ts';

/** What the numbers were measured on. */
export function describeMachine() {
  return {
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    os: osName(),
    kernel: `${os.type()} ${os.release()}`,
    architecture: os.arch(),
    /** Processes that wanted to run, on average over the last minute, before the bench began. */
    loadBefore: os.loadavg()[0] ?? 0,
  };
}

export function describeVersions() {
  return {
    extension: versionIn(join(root, 'package.json')),
    commit: output('git', ['rev-parse', '--short', 'HEAD']),
    vscode: versionIn(join(codeServer.vscode, 'package.json')),
    node: process.versions.node,
    python: output(python.executable, ['--version']).replace('Python ', ''),
    debugpy: output(python.executable, ['-c', 'import debugpy; print(debugpy.__version__)']),
    keytar: versionIn(join(root, 'node_modules', 'keytar', 'package.json')),
  };
}

function osName(): string {
  const file = '/etc/os-release';
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return /^PRETTY_NAME="?(.*?)"?$/m.exec(text)?.[1] ?? os.version();
}

function versionIn(file: string): string {
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return version;
}

/** Empty where the program is missing, as git is in an unpacked archive. */
function output(command: string, args: readonly string[]): string {
  const { stdout } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  return typeof stdout === 'string' ? stdout.trim() : '';
}
