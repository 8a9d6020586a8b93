import { readFile } from 'node:fs/promises';

import { linuxFamily, type HostSystem } from '../../app/host.ts';

/** Which system this is, and on Linux which package manager it has. */
export async function readHost(
  platform: NodeJS.Platform,
  osRelease = '/etc/os-release',
): Promise<HostSystem> {
  if (platform === 'darwin') return { os: 'macos' };
  if (platform === 'win32') return { os: 'windows' };
  if (platform !== 'linux') return { os: 'other' };
  return { os: 'linux', family: linuxFamily(await readFile(osRelease, 'utf8').catch(() => '')) };
}
