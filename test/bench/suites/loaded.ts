import { createRequire } from 'node:module';

const heavy = /ccxt|keytar/i;

/**
 * Files of keytar and ccxt under `folder` that this process has loaded: as modules, and as native libraries.
 */
export function heavyModulesLoaded(folder: string): readonly string[] {
  // The cache is one for all modules of the process, whoever requires.
  const modules = Object.keys(createRequire(__filename).cache);
  return [...new Set([...modules, ...sharedObjects()])].filter(
    (file) => file.startsWith(folder) && heavy.test(file.slice(folder.length)),
  );
}

function sharedObjects(): readonly string[] {
  const { report } = process;
  // Otherwise it asks for the names of all peers.
  Object.assign(report, { excludeNetwork: true });
  const { sharedObjects: files } = report.getReport() as { readonly sharedObjects: string[] };
  return files;
}
