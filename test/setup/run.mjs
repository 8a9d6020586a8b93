// node test/setup/run.mjs <file.ts> [arguments]: runs a project script on the pinned Node.
import { runOnPinnedNode } from './bootstrap.mjs';

const [target, ...args] = process.argv.slice(2);
if (target === undefined) {
  console.error('usage: node test/setup/run.mjs <file.ts> [arguments]');
  process.exit(2);
}
runOnPinnedNode(target, args);
