import { statSync, watch, type BigIntStats, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Disposable, Listen } from '../../app/ports.ts';

/** fs.watch is silent on network folders and fails when the system runs out of watches. */
const POLL_MS = 2_000;
const SETTLE_MS = 20;

interface FileWatch {
  readonly onDidChange: Listen<undefined>;
  /** Looks at once instead of waiting for the system's event, e.g. after an own write. */
  check(): void;
}

/** Fires when a file was replaced, changed, made or removed, by whomever. Idle while nobody listens. */
export function createFileWatch(path: string): FileWatch {
  const listeners = new Set<(event: undefined) => void>();
  let seen = signature(path);
  let stop: (() => void) | undefined;

  function check(): void {
    const now = signature(path);
    if (now === seen) return;
    seen = now;
    for (const listener of [...listeners]) listener(undefined);
  }

  function onDidChange(listener: (event: undefined) => void): Disposable {
    if (listeners.size === 0) {
      seen = signature(path);
      stop = start(path, check);
    }
    // A wrapper, so that the same function can listen twice.
    const entry = (): void => listener(undefined);
    listeners.add(entry);
    return {
      dispose: () => {
        if (listeners.delete(entry) && listeners.size === 0) stop?.();
      },
    };
  }

  return { onDidChange, check };
}

function start(path: string, check: () => void): () => void {
  let settling: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  const soon = (name: string | null): void => {
    if (name !== null && name !== basename(path)) return;
    clearTimeout(settling);
    settling = setTimeout(check, SETTLE_MS);
  };
  const tryToWatch = (): void => {
    try {
      // The folder, because a replaced file is another file to the system.
      watcher = watch(dirname(path), { persistent: false }, (_event, name) => soon(name));
      watcher.on('error', () => {
        watcher?.close();
        watcher = undefined;
      });
    } catch {
      watcher = undefined;
    }
  };
  tryToWatch();
  const poll = setInterval(() => {
    if (!watcher) tryToWatch();
    check();
  }, POLL_MS).unref();
  return () => {
    clearInterval(poll);
    clearTimeout(settling);
    watcher?.close();
    watcher = undefined;
  };
}

function signature(path: string): string {
  const stats: BigIntStats | undefined = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats ? [stats.ino, stats.mtimeNs, stats.size].map(String).join(' ') : '';
}
