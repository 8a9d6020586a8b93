import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { codeServer, nodePackage } from './paths.ts';
import { isStamped, stamp, step } from './step.ts';

/** Carries VS Code of the same minor version: its server, workbench and built-in extensions. */
const version = '4.139.1';
const recipe = `code-server ${version}, node ${process.versions.node}, spdlog`;

/** Installs the offline VS Code host into .vscode-test/code-server, about 600 MB. */
export async function ensureCodeServer(): Promise<void> {
  if (isStamped(codeServer.folder, recipe)) return;
  await step(`offline VS Code host (code-server ${version}, half a minute)`, async (execute) => {
    rmSync(codeServer.folder, { recursive: true, force: true });
    mkdirSync(codeServer.folder, { recursive: true });
    writeFileSync(join(codeServer.folder, 'package.json'), '{ "private": true }\n');
    const env = {
      ...process.env,
      PATH: [join(nodePackage, 'bin'), process.env['PATH']].join(delimiter),
      npm_config_nodedir: nodePackage,
    };
    const npm = (args: readonly string[], cwd: string) =>
      execute('npm', [...args, '--no-audit', '--no-fund'], { cwd, env });
    const install = ['install', '--ignore-scripts', '--omit=dev'];
    await npm([...install, `code-server@${version}`], codeServer.folder);
    await npm(install, codeServer.vscode);
    await npm(install, join(codeServer.vscode, 'extensions'));
    // The only native module that is compiled: without it the server writes no log files, and those
    // are what the search for leaked values must read.
    await npm(['rebuild', '--ignore-scripts=false', '@vscode/spdlog'], codeServer.vscode);
  });
  stamp(codeServer.folder, recipe);
}
