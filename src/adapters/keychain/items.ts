import { asFault, KeychainFault, loadFailure, linuxAvailability } from './faults.ts';
import type { Keytar } from './loadKeytar.ts';
import { askSecretService } from './secretService.ts';
import type { Availability } from '../../app/ports.ts';

/** One service's items. Every method throws KeychainFault, and nothing else, when it cannot answer. */
export interface Items {
  get(account: string): Promise<string | undefined>;
  set(account: string, text: string): Promise<void>;
  /** False when there was no such item. */
  delete(account: string): Promise<boolean>;
  all(): Promise<ReadonlyMap<string, string>>;
}

export interface NativeItems {
  /** Items whose calls all end by now + the cut-off. */
  open(): Items;
  readonly availability: () => Promise<Availability>;
  /** Resolves when no native call is under way; one that was cut off may still be. */
  idle(): Promise<void>;
  isBusy(): boolean;
}

interface NativeOptions {
  readonly service: string;
  readonly loadKeytar: () => Promise<Keytar>;
  readonly cutOffMs: number;
}

/**
 * Native calls run one after another: a call that hangs (an unlock prompt that nobody answers) occupies a
 * thread of Node's pool until it ends, and nothing can end it. So never more than one thread is lost, and
 * calls that were cut off while waiting in line never start.
 */
export function createNativeItems({ service, loadKeytar, cutOffMs }: NativeOptions): NativeItems {
  let line: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let loaded: Promise<Keytar> | undefined;

  function load(): Promise<Keytar> {
    loaded ??= loadKeytar().catch(() => {
      loaded = undefined;
      throw new KeychainFault('missing', loadFailure());
    });
    return loaded;
  }

  function inLine<T>(deadline: number, work: (keytar: Keytar) => Promise<T>): Promise<T> {
    let late = false;
    const turn = line.then(async () => {
      if (late) throw new KeychainFault('locked');
      const keytar = await load();
      try {
        return await work(keytar);
      } catch (thrown) {
        throw await asFault(thrown);
      }
    });
    waiting += 1;
    line = turn.then(
      () => (waiting -= 1),
      () => (waiting -= 1),
    );
    return new Promise<T>((resolve, reject) => {
      const cut = setTimeout(() => {
        late = true;
        reject(new KeychainFault('locked'));
      }, deadline - Date.now());
      turn.then(resolve, reject).finally(() => clearTimeout(cut));
    });
  }

  function open(): Items {
    const deadline = Date.now() + cutOffMs;
    return {
      get: (account) =>
        inLine(deadline, async (keytar) => {
          const text = await keytar.getPassword(service, account);
          if (text === null) await failIfLocked({ service, account });
          return text ?? undefined;
        }),
      set: (account, text) =>
        inLine(deadline, (keytar) => keytar.setPassword(service, account, text)),
      delete: (account) =>
        inLine(deadline, async (keytar) => {
          const found = await keytar.deletePassword(service, account);
          if (!found) await failIfLocked({ service, account });
          return found;
        }),
      all: () =>
        inLine(deadline, async (keytar) => {
          await unlock(keytar, service);
          const found = await keytar.findCredentials(service);
          return new Map(found.map(({ account, password }) => [account, password]));
        }),
    };
  }

  async function availability(): Promise<Availability> {
    try {
      await load();
    } catch {
      return { state: 'missing', reason: loadFailure() };
    }
    const told = process.platform === 'linux' ? await linuxAvailability() : undefined;
    if (told) return told;
    try {
      // An account that is never written: there is nothing to unlock for it.
      await open().get('availability');
      return { state: 'available' };
    } catch (thrown) {
      const { fault } = await asFault(thrown);
      return fault === 'locked' ? { state: 'locked' } : { state: 'missing', reason: 'unknown' };
    }
  }

  return {
    open,
    availability,
    idle: () => line.then(() => undefined),
    isBusy: () => waiting > 0,
  };
}

/** libsecret answers "not found" for an item in a locked collection whose prompt was dismissed. */
async function failIfLocked(attributes: Readonly<Record<string, string>>): Promise<void> {
  if (await isLocked(attributes)) throw new KeychainFault('locked');
}

/** findCredentials must not meet a locked item: it would crash the process. findPassword prompts safely. */
async function unlock(keytar: Keytar, service: string): Promise<void> {
  if (!(await isLocked({ service }))) return;
  await keytar.findPassword(service);
  await failIfLocked({ service });
}

async function isLocked(attributes: Readonly<Record<string, string>>): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const asked = await askSecretService((service) => service.hasLocked(attributes));
  switch (asked.at) {
    case 'service':
      return asked.answer;
    case 'no-session-bus':
    case 'no-secret-service':
      throw new KeychainFault('missing', asked.at);
    case 'unknown':
      // Better a wrong "locked" than a crash or a wrong "absent".
      return true;
  }
}
