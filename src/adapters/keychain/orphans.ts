import { parseAccount, parseHead, type Head } from './item.ts';
import type { Items } from './items.ts';

/**
 * Accounts of what a crash left behind: parts that no head names, and staged keys that were promoted
 * already or whose key is gone. Parts of a head that cannot be read are kept.
 */
export function findOrphans(service: string, all: ReadonlyMap<string, string>): readonly string[] {
  const heads = new Map<string, Head | 'unreadable'>();
  for (const [account, text] of all) {
    const meaning = parseAccount(account);
    if (meaning && meaning.kind !== 'part') {
      heads.set(`${meaning.kind} ${meaning.id}`, parseHead(service, text) ?? 'unreadable');
    }
  }
  return [...all.keys()].filter((account) => {
    const meaning = parseAccount(account);
    if (!meaning) return false;
    const active = heads.get(`active ${meaning.id}`);
    const staged = heads.get(`staged ${meaning.id}`);
    if (active === 'unreadable' || staged === 'unreadable') return false;
    switch (meaning.kind) {
      case 'active':
        return false;
      case 'staged':
        return !active || active.revision === staged?.revision;
      case 'part':
        return ![active, active && staged].some((head) => head?.revision === meaning.revision);
    }
  });
}

/** Only under the lock: the parts of a write under way have no head yet. */
export async function removeOrphans(service: string, items: Items): Promise<void> {
  for (const account of findOrphans(service, await items.all())) await items.delete(account);
}
