/** Makes the VSIX and checks that it holds what we mean to ship, and nothing else. `npm run package` runs this. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';

export const MAX_BYTES = 3 * 1024 * 1024;

const KEYTAR_PLATFORMS = [
  'darwin-arm64',
  'darwin-x64',
  'linux-arm',
  'linux-arm64',
  'linux-armv7l',
  'linux-ia32',
  'linux-x64',
  'linuxmusl-arm',
  'linuxmusl-arm64',
  'linuxmusl-x64',
  'win32-arm64',
  'win32-ia32',
  'win32-x64',
];

/** Files by name: each must be there. */
const REQUIRED = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/SECURITY.md',
  'extension/changelog.md',
  'extension/dist/cli.cjs',
  'extension/dist/extension.cjs',
  'extension/dist/keytar/LICENSE.md',
  'extension/dist/keytar/lib/keytar.js',
  'extension/dist/keytar/package.json',
  ...KEYTAR_PLATFORMS.map((name) => `extension/dist/keytar/prebuilds/${name}/keytar.node`),
  'extension/dist/practice.cjs',
  'extension/dist/preload/node/preload.mjs',
  'extension/dist/preload/python/sitecustomize.py',
  'extension/l10n/bundle.l10n.json',
  'extension/media/readme/grant.png',
  'extension/media/readme/keys.png',
  'extension/package.json',
  'extension/package.nls.json',
  'extension/readme.md',
];

/** Files by kind: any number of them. */
const ALLOWED = [
  /^extension\/media\/icons\/[\w-]+\.(svg|png)$/,
  /^extension\/media\/walkthrough\/[\w-]+\.(md|svg)$/,
];

export interface VsixCheck {
  readonly bytes: number;
  readonly entries: readonly string[];
  readonly unexpected: readonly string[];
  readonly missing: readonly string[];
}

export async function packageVsix(root: string, vsix: string): Promise<void> {
  await createVSIX({
    cwd: root,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
}

export function checkVsix(vsix: string): VsixCheck {
  const entries = zipEntries(readFileSync(vsix));
  return {
    bytes: statSync(vsix).size,
    entries,
    unexpected: entries.filter(
      (name) => !REQUIRED.includes(name) && !ALLOWED.some((pattern) => pattern.test(name)),
    ),
    missing: REQUIRED.filter((name) => !entries.includes(name)),
  };
}

/** Names in a zip's central directory (APPNOTE.TXT 4.3.12 and 4.3.16). */
function zipEntries(zip: Buffer): string[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new Error('not a zip file');
  const names: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    if (name === undefined || extra === undefined || comment === undefined) break;
    names.push(zip.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names.sort();
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, '..', '..');
  const vsix = join(root, 'exchange-keyring.vsix');
  await packageVsix(root, vsix);
  const { bytes, entries, unexpected, missing } = checkVsix(vsix);
  console.log(`${String(entries.length)} files, ${(bytes / 1024).toFixed(0)} kB: ${vsix}`);
  for (const name of unexpected) console.error(`unexpected: ${name}`);
  for (const name of missing) console.error(`missing: ${name}`);
  if (unexpected.length + missing.length > 0 || bytes > MAX_BYTES) process.exitCode = 1;
}
