/** The machine the extension runs on, as far as advice about its keychain depends on it. */
export type HostSystem =
  | { readonly os: 'linux'; readonly family: LinuxFamily }
  | { readonly os: 'macos' }
  | { readonly os: 'windows' }
  | { readonly os: 'other' };

/** Which package manager a Linux machine has. */
export type LinuxFamily = 'debian' | 'fedora' | 'arch' | 'other';

const FAMILIES: Readonly<Record<Exclude<LinuxFamily, 'other'>, readonly string[]>> = {
  debian: ['debian', 'ubuntu', 'linuxmint', 'pop', 'raspbian'],
  fedora: ['fedora', 'rhel', 'centos', 'rocky', 'almalinux'],
  arch: ['arch', 'manjaro', 'endeavouros'],
};

/** Reads `ID` and `ID_LIKE` of an `/etc/os-release` file (freedesktop.org os-release). */
export function linuxFamily(osRelease: string): LinuxFamily {
  const names = osRelease.split('\n').flatMap((line) => {
    const [, value] = /^ID(?:_LIKE)?=(.*)$/.exec(line.trim()) ?? [];
    return value === undefined ? [] : value.replaceAll(/["']/g, '').toLowerCase().split(/\s+/);
  });
  for (const family of ['debian', 'fedora', 'arch'] as const) {
    if (names.some((name) => FAMILIES[family].includes(name))) return family;
  }
  return 'other';
}
