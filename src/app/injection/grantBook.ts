import { covers, sameGrant, type Grant } from '../../core/inject/grant.ts';
import type { FacetDigests } from '../../core/inject/launchHash.ts';
import type { KeyId, KeyRecord } from '../../core/keys/keyRecord.ts';
import { ok, type Result } from '../../core/kernel/result.ts';
import type { Clock } from '../../core/kernel/time.ts';
import type { Disposable, GrantStore, Listen, StoreFailure } from '../ports.ts';

type Answer<T> = Promise<Result<T, StoreFailure>>;

/** All grants this window knows: its own, in memory, and those that outlive it. */
export interface GrantBook {
  /** The grant that lets this launch have this key now, if there is one. */
  covering(record: KeyRecord, launch: string): Answer<Grant | undefined>;
  /** Keeps what was given; grants for one launch only are remembered for comparison alone. */
  add(grants: readonly Grant[]): Answer<void>;
  readonly list: () => Answer<readonly Grant[]>;
  /** Takes the grants that `match` picks away, and answers them. */
  readonly withdraw: (match: (grant: Grant) => boolean) => Answer<readonly Grant[]>;
  /** What the last granted launch of this configuration was like. */
  lastFacets(keyId: KeyId, folder: string, configuration: string): Answer<FacetDigests | undefined>;
  readonly onDidChange: Listen<void>;
}

export function createGrantBook(store: GrantStore, clock: Clock): GrantBook {
  let session: readonly Grant[] = [];
  const remembered = new Map<string, Grant>();
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of [...listeners]) listener();
  };

  const list = async (): Answer<readonly Grant[]> => {
    const stored = await store.list();
    return stored.ok ? ok([...session, ...stored.value]) : stored;
  };

  return {
    list,
    async covering(record, launch) {
      const own = session.find((grant) => covers(grant, record, launch, clock()));
      if (own) return ok(own);
      const stored = await store.list();
      if (!stored.ok) return stored;
      return ok(stored.value.find((grant) => covers(grant, record, launch, clock())));
    },
    async add(grants) {
      const lasting = grants.filter(({ duration }) => duration === '30-days');
      if (lasting.length > 0) {
        const stored = await store.add(...lasting);
        if (!stored.ok) return stored;
      }
      session = [...session, ...grants.filter(({ duration }) => duration === 'session')];
      for (const grant of grants) remembered.set(nameOf(grant), grant);
      changed();
      return ok(undefined);
    },
    async withdraw(match) {
      const stored = await store.remove(match);
      if (!stored.ok) return stored;
      const own = session.filter(match);
      session = session.filter((grant) => !own.includes(grant));
      if (own.length > 0) changed();
      return ok([...own, ...stored.value]);
    },
    async lastFacets(keyId, folder, configuration) {
      const known = await list();
      if (!known.ok) return known;
      const name = nameOf({ keyId, folder, configuration });
      const candidates = [...known.value, ...remembered.values()].filter(
        (grant) => nameOf(grant) === name,
      );
      const newest = candidates.sort((a, b) => b.givenAt.localeCompare(a.givenAt))[0];
      return ok(newest?.facets);
    },
    onDidChange(listener): Disposable {
      const own = (): void => {
        listener();
      };
      listeners.add(own);
      const stored = store.onDidChange(listener);
      return {
        dispose() {
          listeners.delete(own);
          stored.dispose();
        },
      };
    },
  };
}

/** Picks exactly these grants. */
export function anyOf(grants: readonly Grant[]): (grant: Grant) => boolean {
  return (grant) => grants.some((one) => sameGrant(one, grant));
}

function nameOf(of: Pick<Grant, 'keyId' | 'folder' | 'configuration'>): string {
  return JSON.stringify([of.keyId, of.folder, of.configuration]);
}
