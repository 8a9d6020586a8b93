import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { linuxFamily, type LinuxFamily } from '../../../src/app/host.ts';

const CASES: readonly (readonly [string, LinuxFamily])[] = [
  ['PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n', 'debian'],
  ['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', 'debian'],
  ['ID=neon\nID_LIKE="ubuntu debian"\n', 'debian'],
  ['NAME=Fedora\nID=fedora\n', 'fedora'],
  ["ID='nobara'\nID_LIKE='rhel centos fedora'\n", 'fedora'],
  ['ID=arch\n', 'arch'],
  ['ID=cachyos\nID_LIKE=arch\n', 'arch'],
  ['ID=nixos\n', 'other'],
  ['VERSION_ID=debian\n', 'other'],
  ['', 'other'],
];

describe('linuxFamily', () => {
  for (const [text, family] of CASES) {
    it(`reads ${JSON.stringify(text)} as ${family}`, () => {
      assert.equal(linuxFamily(text), family);
    });
  }
});
