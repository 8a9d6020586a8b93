import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cache, root } from './paths.ts';
import { onPath } from './systemPackages.ts';

/** A desktop VS Code: the user's own (`code` on PATH), or the copy that @vscode/test-electron downloads. */
export interface Desktop {
  readonly executable: string;
  /** The downloaded copy gets a profile of its own; the user's VS Code keeps theirs. */
  readonly profile?: string;
}

/** Answers `undefined` where no window can be opened or no VS Code can be had. */
export async function findDesktop(): Promise<Desktop | undefined> {
  if (!hasDisplay() || process.getuid?.() === 0) return undefined;
  if (onPath('code')) return { executable: 'code' };
  try {
    const executable = await downloadAndUnzipVSCode({ cachePath: cache });
    return { executable, profile: join(cache, 'start-desktop') };
  } catch {
    console.log('VS Code could not be downloaded; it is served to the browser instead.');
    return undefined;
  }
}

/** Opens the demo in a window and resolves when that window is closed. */
export async function openDesktop(desktop: Desktop, demo: string): Promise<void> {
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, demo];
  if (desktop.profile !== undefined) args.push(`--user-data-dir=${desktop.profile}`);
  console.log(`VS Code: ${desktop.executable} opens the demo. Close its window to stop.`);
  const child = spawn(desktop.executable, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  await once(child, 'exit');
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
