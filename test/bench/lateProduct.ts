import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testExtension } from '../host/runner/build.ts';
import { root } from '../setup/paths.ts';

/** Name of the product's copy among the test-only extensions. */
export const LATE_PRODUCT = 'late-product';

/**
 * Makes a copy of the built product that VS Code does not activate by itself, so that its activation can be
 * measured when the extension host has nothing else to do.
 */
export function makeLateProduct(): void {
  const folder = testExtension(LATE_PRODUCT);
  mkdirSync(folder, { recursive: true });
  for (const part of ['dist', 'media', 'l10n', 'package.nls.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as object;
  const late = { ...manifest, activationEvents: [] };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(late));
}
