import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DebuggeeHost } from '../../core/inject/patch.ts';

/** This machine, as the programs that are launched on it find it; `dist` holds the preloads. */
export function readDebuggeeHost(dist: string): DebuggeeHost {
  return {
    pathDelimiter: delimiter === ';' ? ';' : ':',
    namesIgnoreCase: process.platform === 'win32',
    inherited: process.env,
    preloads: {
      node: pathToFileURL(join(dist, 'preload', 'node', 'preload.mjs')).href,
      python: join(dist, 'preload', 'python'),
    },
  };
}
