import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import type { Page } from 'playwright-core';
import { python, root } from '../../setup/paths.ts';
import { serveBridge } from '../workbench/bridge.ts';
import { assignmentVariable, type Assignment } from '../workbench/protocol.ts';
import { connectWorkbench, type DrivenWorkbench } from '../workbench/workbench.ts';
import { suiteFile, testExtension } from './build.ts';
import { startKeychain } from './keychain.ts';
import { freePort } from './port.ts';
import { endProcessesOf } from './processes.ts';
import type { Results } from './results.ts';
import type { HostRun } from './run.ts';
import { worldEnvironment, type World } from './world.ts';

/** Which VS Code runs the suites. */
export interface Host {
  /** The offline launcher, or a desktop executable. */
  readonly executable: string;
  readonly hasDisplay: boolean;
  readonly args: (run: HostRun, world: World) => readonly string[];
}

/** What `perform` needs to know. */
export interface Task {
  readonly run: HostRun;
  readonly world: World;
  readonly host: Host;
  readonly results: Results;
  readonly canary: string;
  readonly grep: string | undefined;
  /** Folder of the extension under test; the repository by default. */
  readonly extension?: string;
  /** Helpers in addition to those of `workbench`. */
  readonly helpers?: (page: Page) => object;
}

/** Performs one run: keychain, bridge, VS Code, suites. All it started has ended when it resolves. */
export async function perform(task: Task): Promise<void> {
  const { run, world, host, results } = task;
  const started = performance.now();
  const env = worldEnvironment(world, host.hasDisplay);
  const port = await freePort();
  const path = join(world.runtime, 'bridge');
  let driven: Promise<DrivenWorkbench> | undefined;
  const drive = () => (driven ??= connectWorkbench(port, run.name));
  const silence = watchdog(() => endProcessesOf(world.home));
  const keychain = await startKeychain(run.keychain, world, env);
  const bridge = await serveBridge(path, {
    report: (report) => {
      silence.broken();
      if (report.kind === 'start') {
        console.log(`  VS Code is ready (${seconds(started)} s)`);
        return;
      }
      results.take(report);
      // Not awaited: the host must get its answer before it is ended.
      if (report.kind === 'end')
        void drive()
          .then((host) => host.end())
          .catch(console.error);
    },
    call: async (method, args) => {
      silence.broken();
      const { workbench, page } = await drive();
      const able = { ...keychain.control, ...workbench, ...task.helpers?.(page) };
      const helper: unknown = Object.entries(able).find(([name]) => name === method)?.[1];
      if (typeof helper !== 'function') throw new Error(`there is no helper named ${method}`);
      return (helper as (...args: readonly unknown[]) => Promise<unknown>)(...args);
    },
  });
  const assignment: Assignment = {
    run: run.name,
    bridge: path,
    suites: run.suites.map(suiteFile),
    grep: task.grep,
    canary: task.canary,
    home: world.home,
    workspace: world.workspace,
    python: python.executable,
    keychain: run.keychain,
  };
  results.startRun(run.name);
  let problem: string | undefined;
  try {
    await runTests({
      vscodeExecutablePath: host.executable,
      extensionDevelopmentPath: task.extension ?? root,
      extensionTestsPath: testExtension('conductor'),
      extensionTestsEnv: {
        ...env,
        ...keychain.env,
        [assignmentVariable]: JSON.stringify(assignment),
      },
      launchArgs: [
        join(world.workspace, run.workspaceFile ?? ''),
        `--user-data-dir=${world.userData}`,
        `--extensions-dir=${world.extensions}`,
        `--remote-debugging-port=${port}`,
        ...host.args(run, world),
      ],
    });
  } catch (error) {
    problem = String(error);
  } finally {
    silence.stop();
    await driven?.then((workbench) => workbench.close()).catch(() => undefined);
    bridge.close();
    await keychain.stop();
  }
  results.endRun(() => [problem, ...tail(world)].join('\n'));
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

/** How long a host may say nothing: longer than any test may take. */
const patience = 120_000;

/** Calls `give up` after two minutes without `broken()`. */
function watchdog(giveUp: () => void): { readonly broken: () => void; readonly stop: () => void } {
  const timer = setTimeout(() => {
    console.error(`  nothing was heard for ${patience / 1000} s: ending the host`);
    giveUp();
  }, patience);
  return { broken: () => timer.refresh(), stop: () => clearTimeout(timer) };
}

function tail({ log: file }: World): readonly string[] {
  return existsSync(file)
    ? readFileSync(file, 'utf8').split('\n').filter(isTelling).slice(-30)
    : [];
}

/** Stacks of the minified workbench and of unreachable hosts say nothing. */
function isTelling(line: string): boolean {
  return !/^\s+at |open-vsx|ERR_NAME_NOT_RESOLVED|^$/.test(line);
}
