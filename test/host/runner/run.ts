import type { HostSettings } from './settings.ts';

/** What the operating system's keychain is like during a run. */
export type Keychain = 'available' | 'locked' | 'missing';

/** One start of VS Code and the suites it serves. */
export interface HostRun {
  readonly name: string;
  readonly keychain: Keychain;
  /** A folder of the repository; the run works on a copy. */
  readonly workspace: string;
  /** A `.code-workspace` file in that folder, opened instead of it. */
  readonly workspaceFile?: string;
  /** npm packages that programs of the workspace import. */
  readonly packages?: readonly string[];
  /** Whether the workspace is trusted; an untrusted one can be trusted later, through the UI. */
  readonly trusted: boolean;
  /** Test-only extensions that run beside it: folders in test/host/extensions. */
  readonly neighbours: readonly string[];
  /** Names of files in test/host/suites, without `.test.ts`. */
  readonly suites: readonly string[];
  /** User settings in addition to the ones that keep the workbench quiet. */
  readonly settings?: HostSettings;
}
