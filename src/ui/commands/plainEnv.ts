import { editKey } from '../../app/keys/editKey.ts';
import { plainEnvIneligible } from '../../core/inject/plainEnv.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { describeKeyFault } from '../messages/faults.ts';
import { plainEnvConfirmation, plainEnvRefused, plainEnvSwitched } from '../messages/plainEnv.ts';
import type { Told } from '../messages/told.ts';
import { confirm } from '../prompts/confirm.ts';
import type { CommandWorld } from './world.ts';

/** Whether the switch is worth showing: for keys of no other environment can it ever be on. */
export function mayBeInPlainEnv(record: KeyRecord): boolean {
  return record.plainEnv === true || plainEnvIneligible(record)?.code !== 'environment';
}

/** Switches a key's plain environment: off at once, on after the user read what leaks. */
export async function switchPlainEnv(
  world: CommandWorld,
  record: KeyRecord,
): Promise<Told | undefined> {
  const on = record.plainEnv !== true;
  if (on) {
    const fault = plainEnvIneligible(record);
    if (fault) return plainEnvRefused(record.alias, fault);
    if (!(await confirm(plainEnvConfirmation(record)))) return undefined;
  }
  const edited = await editKey(world.keys, record.id, { plainEnv: on });
  return edited.ok
    ? plainEnvSwitched(edited.value.alias, on)
    : describeKeyFault(edited.error, world.host);
}
