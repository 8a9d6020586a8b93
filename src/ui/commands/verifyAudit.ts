import { describeAuditFault } from '../messages/faults.ts';
import type { Told } from '../messages/told.ts';
import { describeVerdict } from '../messages/verdict.ts';
import type { CommandWorld } from './world.ts';

/** *Verify Audit Log*: one sentence on whether every line is as it was written. */
export async function verifyAuditCommand({ keys, host }: CommandWorld): Promise<Told> {
  const verdict = await keys.audit.verify();
  return verdict.ok ? describeVerdict(verdict.value) : describeAuditFault(verdict.error, host);
}
