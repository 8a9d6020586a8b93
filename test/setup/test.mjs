import { runOnPinnedNode } from './bootstrap.mjs';

runOnPinnedNode('test/setup/test.ts', process.argv.slice(2));
