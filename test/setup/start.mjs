import { runOnPinnedNode } from './bootstrap.mjs';

runOnPinnedNode('test/setup/start.ts', process.argv.slice(2));
