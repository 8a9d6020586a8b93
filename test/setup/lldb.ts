import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * LLDB's debug adapter: `lldb-dap` itself where somebody has installed that, otherwise the newest that
 * a distribution calls by its version (`lldb-dap-19`).
 */
export function findLldbAdapter(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(existsSync);
  const found = folders.flatMap((folder) =>
    readdirSync(folder).flatMap((name) => {
      const [adapter, version] = /^lldb-dap(?:-(\d+))?$/.exec(name) ?? [];
      if (adapter === undefined) return [];
      return [{ file: join(folder, name), version: Number(version ?? Infinity) }];
    }),
  );
  return found.sort((one, other) => other.version - one.version)[0]?.file;
}
