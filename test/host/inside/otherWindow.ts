import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  findByAlias,
  parseIndex,
  serializeIndex,
  withKey,
  withRemoved,
  type IndexState,
} from '../../../src/core/keys/keyIndex.ts';
import type { KeyRecord } from '../../../src/core/keys/keyRecord.ts';
import { auditLog, globalStorage } from './keyring.ts';
import { eventually } from './wait.ts';

/** Sets a key's status, as another window of the same user would. */
export function setStatus(alias: string, status: KeyRecord['status']): Promise<void> {
  return changeList(
    (state) => withKey(state, { ...listed(state, alias), status }),
    (state) => listed(state, alias).status === status,
  );
}

/** Removes a key from the list, as another window would; answers what puts it back. */
export async function removeKey(alias: string): Promise<() => Promise<void>> {
  const record = listed(readList(), alias);
  const eraseAfter = new Date(Date.now() + 600_000).toISOString();
  await changeList(
    (state) => withRemoved(state, record, eraseAfter),
    (state) => findByAlias(state, alias) === undefined,
  );
  return () =>
    changeList(
      (state) => ({ ...withKey(state, record), removed: [] }),
      (state) => findByAlias(state, alias) !== undefined,
    );
}

/** One line of the audit log. */
export interface AuditLine {
  readonly type: string;
  readonly configuration?: string;
  readonly ticket?: string;
  readonly use?: number;
  readonly reason?: string;
}

/** What the audit log says about launches of one name, oldest first. */
export function auditOf(configuration: string): readonly AuditLine[] {
  return auditLog()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AuditLine)
    .filter((line) => line.configuration === configuration);
}

/** Numbers of the uses of a launch's tickets, oldest first. */
export function usesOf(configuration: string): readonly (number | undefined)[] {
  return auditOf(configuration)
    .filter(({ type }) => type === 'ticket.redeemed')
    .map(({ use }) => use);
}

/** The reasons for which a launch's tickets were refused. */
export function refusalsOf(configuration: string): readonly (string | undefined)[] {
  return auditOf(configuration)
    .filter(({ type }) => type === 'ticket.refused')
    .map(({ reason }) => reason);
}

function readList(): IndexState {
  const parsed = parseIndex(JSON.parse(readFileSync(join(globalStorage(), 'keys.json'), 'utf8')));
  if (parsed.kind !== 'index') throw new Error('the list of keys cannot be read');
  return parsed.state;
}

/** Without the lock that windows share, so it looks whether the change stands, and makes it again if it does not. */
async function changeList(
  change: (state: IndexState) => IndexState,
  stands: (state: IndexState) => boolean,
): Promise<void> {
  const file = join(globalStorage(), 'keys.json');
  await eventually('the change in the list', async () => {
    writeFileSync(`${file}.other`, serializeIndex(change(readList())), { mode: 0o600 });
    renameSync(`${file}.other`, file);
    await sleep(300);
    return stands(readList());
  });
}

function listed(state: IndexState, alias: string): KeyRecord {
  const record = findByAlias(state, alias);
  if (!record) throw new Error(`no key is called ${alias}`);
  return record;
}
