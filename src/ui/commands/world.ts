import type { HostSystem } from '../../app/host.ts';
import type { KeyWorld } from '../../app/keys/world.ts';
import type { CopyForAWhile, GrantStore } from '../../app/ports.ts';
import type { PracticeExchange } from '../../app/practice/ports.ts';
import type { Boundary } from '../boundary.ts';
import type { KeysView } from '../tree/provider.ts';
import type { KeysWatch } from '../tree/keysWatch.ts';

/** What the commands on keys need. */
export interface CommandWorld {
  readonly keys: KeyWorld & {
    readonly grants: GrantStore;
    readonly copyForAWhile: CopyForAWhile;
  };
  readonly watch: KeysWatch;
  readonly view: Pick<KeysView, 'owned' | 'selected'>;
  readonly boundary: Boundary;
  readonly host: HostSystem;
  /** The rotation policy of new keys in days; 0 for none. */
  readonly maxAgeDays: () => number;
  readonly openUrl: (url: string) => Promise<boolean>;
  readonly practice: PracticeExchange;
}
