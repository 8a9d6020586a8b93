import { auditedKey } from '../../core/audit/event.ts';
import { findById } from '../../core/keys/keyIndex.ts';
import type { KeyId } from '../../core/keys/keyRecord.ts';
import type { Field } from '../../core/keys/vocabulary.ts';
import { err, ok } from '../../core/kernel/result.ts';
import type { CopyForAWhile } from '../ports.ts';
import { appendAudit, readIndex, storeValue, type KeyResult, type KeyWorld } from './world.ts';

/** Puts one field on the clipboard for 30 s; the audit log has it before the clipboard does. */
export async function copyField(
  world: KeyWorld & { readonly copyForAWhile: CopyForAWhile },
  id: KeyId,
  field: Field,
): Promise<KeyResult<void>> {
  const state = await readIndex(world);
  if (!state.ok) return state;
  const record = findById(state.value, id);
  if (!record) return err({ code: 'no-such-key' });
  const stored = storeValue(await world.store.read(id));
  if (!stored.ok) return stored;
  const secret = stored.value.fields.get(field);
  if (!secret) return err({ code: 'no-such-field', field });
  const noted = await appendAudit(world, { type: 'key.copied', key: auditedKey(record), field });
  if (!noted.ok) return noted;
  await world.copyForAWhile(secret);
  return ok(undefined);
}
