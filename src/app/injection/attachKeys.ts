import { auditedKey, type AuditedKey, type AuditEvent } from '../../core/audit/event.ts';
import { findAttachment, type Attachment } from '../../core/inject/attachment.ts';
import type { InjectionRequest } from '../../core/inject/request.ts';
import { mapVariables, type VariablesFault } from '../../core/inject/variables.ts';
import type { Alias } from '../../core/keys/alias.ts';
import { findByAlias, type IndexState } from '../../core/keys/keyIndex.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import type { AuditFault, IndexFault } from '../ports.ts';
import type { RedeemWorld } from './world.ts';

export type AttachFault =
  | { readonly code: 'index'; readonly fault: IndexFault }
  | { readonly code: 'audit'; readonly fault: AuditFault }
  | { readonly code: 'variables'; readonly fault: VariablesFault }
  | { readonly code: 'unknown-alias'; readonly alias: Alias };

type AttachWorld = Pick<RedeemWorld, 'index' | 'audit'>;

/** Which launch configuration: its folder's URI (empty for a workspace file's) and its name. */
export interface ConfigurationName {
  readonly folder: string;
  readonly configuration: string;
}

/** The aliases attached to a configuration now. */
export async function attachedAliases(
  world: Pick<RedeemWorld, 'index'>,
  { folder, configuration }: ConfigurationName,
): Promise<Result<readonly Alias[], AttachFault>> {
  const state = await world.index.read();
  if (!state.ok) return err({ code: 'index', fault: state.error });
  const attached = findAttachment(state.value.attachments, folder, configuration);
  return ok(attached?.request.keys.map(({ alias }) => alias) ?? []);
}

/**
 * Attaches exactly these keys to a configuration, beside the repository; none detaches all. Keys that stay
 * keep their variable names.
 */
export async function attachKeys(
  world: AttachWorld,
  name: ConfigurationName,
  aliases: readonly Alias[],
): Promise<Result<void, AttachFault>> {
  const updated = await world.index.update(
    (state): { state: IndexState; result: Result<readonly AuditEvent[], AttachFault> } => {
      const next = planned(state, name, aliases);
      if (!next.ok) return { state, result: next };
      const result = ok(eventsBetween(state, name, aliases));
      return { state: next.value, result };
    },
  );
  if (!updated.ok) return err({ code: 'index', fault: updated.error });
  const events = updated.value;
  if (!events.ok) return events;
  if (events.value.length === 0) return ok(undefined);
  const noted = await world.audit.append(...events.value);
  return noted.ok ? ok(undefined) : err({ code: 'audit', fault: noted.error });
}

function planned(
  state: IndexState,
  name: ConfigurationName,
  aliases: readonly Alias[],
): Result<IndexState, AttachFault> {
  const others = state.attachments.filter((one) => !isNamed(one, name));
  if (aliases.length === 0) return ok({ ...state, attachments: others });
  const before = findAttachment(state.attachments, name.folder, name.configuration);
  const request: InjectionRequest = {
    required: true,
    ...before?.request,
    keys: aliases.map(
      (alias) =>
        before?.request.keys.find((key) => key.alias === alias) ?? { alias, variables: {} },
    ),
  };
  const records = new Map<Alias, KeyRecord>();
  for (const alias of aliases) {
    const record = findByAlias(state, alias);
    if (!record) return err({ code: 'unknown-alias', alias });
    records.set(alias, record);
  }
  // Two keys of one exchange would go to the same variables: better said now than at the next launch.
  const mapped = mapVariables(request, (alias) => records.get(alias) ?? never());
  if (!mapped.ok) return err({ code: 'variables', fault: mapped.error });
  return ok({ ...state, attachments: [...others, { ...name, request }] });
}

function never(): never {
  throw new Error('An attached key was not looked up.');
}

function isNamed(one: Attachment, { folder, configuration }: ConfigurationName): boolean {
  return one.folder === folder && one.configuration === configuration;
}

function eventsBetween(
  state: IndexState,
  name: ConfigurationName,
  aliases: readonly Alias[],
): readonly AuditEvent[] {
  const attached = findAttachment(state.attachments, name.folder, name.configuration);
  const before = attached?.request.keys.map(({ alias }) => alias) ?? [];
  const about = (alias: Alias): { readonly key: AuditedKey }[] => {
    const record = findByAlias(state, alias);
    return record ? [{ key: auditedKey(record) }] : [];
  };
  const added = aliases.filter((alias) => !before.includes(alias)).flatMap(about);
  const dropped = before.filter((alias) => !aliases.includes(alias)).flatMap(about);
  return [
    ...added.map(({ key }) => ({ type: 'launch.attached' as const, key, ...name })),
    ...dropped.map(({ key }) => ({ type: 'launch.detached' as const, key, ...name })),
  ];
}
