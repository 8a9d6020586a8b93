import { interlock } from '../../core/inject/interlock.ts';
import type { Delivery } from '../../core/inject/mode.ts';
import { plainEnvFault } from '../../core/inject/plainEnv.ts';
import type { InjectionRequest } from '../../core/inject/request.ts';
import { mapVariables, type KeyVariables } from '../../core/inject/variables.ts';
import { findByAlias, type IndexState } from '../../core/keys/keyIndex.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { err, type Result } from '../../core/kernel/result.ts';
import type { LaunchStop, LaunchWorld } from './world.ts';

/** The keys that a request names, as they are listed now, each with the variables its fields go to. */
export async function chooseKeys(
  world: LaunchWorld,
  request: InjectionRequest,
  delivery: Delivery,
): Promise<Result<readonly KeyVariables[], LaunchStop>> {
  const index = await world.index.read();
  if (!index.ok) return err({ code: 'index', fault: index.error });
  const records = new Map<string, KeyRecord>();
  for (const { alias } of request.keys) {
    const record = findByAlias(index.value, alias);
    if (!record) return err(missing(index.value, alias));
    const fault = interlock(record, world.allowLiveKeys());
    if (fault) return err({ code: 'interlock', alias, fault });
    const plain = delivery === 'plain-env' ? plainEnvFault(record) : undefined;
    if (plain) return err({ code: 'plain-env', alias, fault: plain });
    records.set(alias, record);
  }
  const mapped = mapVariables(request, (alias) => {
    const record = records.get(alias);
    if (!record) throw new Error('A requested key was not looked up.');
    return record;
  });
  return mapped.ok ? mapped : err({ code: 'variables', fault: mapped.error });
}

function missing(state: IndexState, alias: string): LaunchStop {
  const removed = state.removed.some(({ record }) => record.alias === alias);
  return { code: removed ? 'removed-key' : 'unknown-alias', alias };
}

/** Better stopped here, with a button that helps, than in the program. The values are dropped at once. */
export async function findUnreadable(
  world: LaunchWorld,
  keys: readonly KeyVariables[],
): Promise<LaunchStop | undefined> {
  for (const { record } of keys) {
    const stored = await world.store.read(record.id);
    if (!stored.ok) return { code: 'store', failure: stored.error };
    const { fields } = stored.value.value;
    if (!record.fields.every((field) => fields.has(field)))
      return { code: 'fields-changed', alias: record.alias };
  }
  return undefined;
}

/** A bot that is not told where the practice exchange is would take its key to the real one. */
export async function hasPractice(
  world: LaunchWorld,
  keys: readonly KeyVariables[],
): Promise<boolean> {
  const needed = keys.some(({ record }) => record.environment === 'practice');
  return !needed || (await world.practiceUrl()) !== undefined;
}
