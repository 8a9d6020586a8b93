import type { Disposable, GrantStore, KeyIndex, Listen, SecretStore } from '../../app/ports.ts';
import { NOTHING_KNOWN, type KeysSnapshot } from './snapshot.ts';

export interface KeysWatch extends Disposable {
  readonly snapshot: () => KeysSnapshot;
  readonly onDidChange: Listen<KeysSnapshot>;
  /** Reads anew soon; several calls in a row make one reading. */
  refresh(): void;
  /** Reads anew now, and asks the keychain only if it was asked before. */
  look(): Promise<KeysSnapshot>;
  /** Reads anew now and asks the keychain too, which a start of the editor must not do. */
  probe(): Promise<KeysSnapshot>;
}

export interface KeysWatchWorld {
  readonly index: Pick<KeyIndex, 'read' | 'onDidChange'>;
  readonly store: Pick<SecretStore, 'availability'>;
  readonly grants: Pick<GrantStore, 'list' | 'onDidChange'>;
  /** The error boundary for readings that no command started. */
  readonly guard: (act: () => Promise<void>) => Promise<void>;
  readonly debounceMs?: number;
}

const DEBOUNCE_MS = 50;

/** Keeps the newest state of keys, keychain and grants, whichever window changed it. */
export function createKeysWatch(world: KeysWatchWorld): KeysWatch {
  const listeners = new Set<(snapshot: KeysSnapshot) => void>();
  let snapshot = NOTHING_KNOWN;
  let probed = false;
  let newest = 0;
  let timer: NodeJS.Timeout | undefined;

  const read = async (): Promise<KeysSnapshot> => {
    newest += 1;
    const mine = newest;
    const [index, availability] = await Promise.all([
      world.index.read(),
      probed ? world.store.availability() : snapshot.availability,
    ]);
    const grants = availability?.state === 'available' ? await world.grants.list() : undefined;
    if (mine !== newest) return snapshot;
    snapshot = { index, availability, grants: grants?.ok ? grants.value : [] };
    for (const listener of listeners) listener(snapshot);
    return snapshot;
  };
  const refresh = (): void => {
    if (timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      void world.guard(async () => {
        await read();
      });
    }, world.debounceMs ?? DEBOUNCE_MS);
  };
  const sources = [world.index.onDidChange(refresh), world.grants.onDidChange(refresh)];

  return {
    snapshot: () => snapshot,
    onDidChange: (listener) => {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
    refresh,
    look: read,
    probe: () => {
      probed = true;
      return read();
    },
    dispose: () => {
      clearTimeout(timer);
      newest += 1;
      listeners.clear();
      for (const source of sources) source.dispose();
    },
  };
}
