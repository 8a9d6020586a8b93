import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFakeAuditLog } from '../../fakes/auditLog.ts';
import { sampleEvent } from '../../unit/core/audit/sample.ts';
import { auditLogContract, intact, verdictOf } from './contract.ts';

describe('audit log: fake', () => {
  auditLogContract(() => {
    const log = createFakeAuditLog();
    return { log, edit: log.edit };
  });

  it('fails as told and appends nothing then', async () => {
    const log = createFakeAuditLog();
    log.failNext({ code: 'key-lost' });
    assert.deepEqual(await log.append(sampleEvent()), { ok: false, error: { code: 'key-lost' } });
    assert.deepEqual(await verdictOf(log), intact(0));
  });
});
