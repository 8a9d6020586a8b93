import type { KeyDraft } from '../../app/keys/addKey.ts';
import { environmentsOf, fieldsOf } from '../../core/catalogue/catalogue.ts';
import type { ExchangeFacts } from '../../core/catalogue/types.ts';
import { isAlias, proposeAlias, type Alias } from '../../core/keys/alias.ts';
import type { Fields } from '../../core/keys/keyRecord.ts';
import type { Secret } from '../../core/keys/secret.ts';
import type { Environment, Field, Purpose } from '../../core/keys/vocabulary.ts';

/** What was answered so far while a key is being added. */
export interface AddKeyDraft {
  readonly exchange?: ExchangeFacts;
  readonly environment?: Environment;
  readonly purpose?: Purpose;
  readonly fields: Fields;
  /** Only when it differs from the proposed one, which follows exchange and environment. */
  readonly alias?: string | undefined;
}

export type AddKeyStepId =
  | 'exchange'
  | 'environment'
  | 'purpose'
  | 'checklist'
  | `field:${Field}`
  | 'twins'
  | 'alias'
  | 'summary';

export const EMPTY_DRAFT: AddKeyDraft = { fields: new Map() };

/** The steps in order; the fields are those of the exchange, so they are not known before it is. */
export function stepIds(draft: AddKeyDraft): readonly AddKeyStepId[] {
  const fields = draft.exchange ? fieldsOf(draft.exchange) : [];
  return [
    'exchange',
    'environment',
    'purpose',
    'checklist',
    ...fields.map(({ field }): AddKeyStepId => `field:${field}`),
    'twins',
    'alias',
    'summary',
  ];
}

/** Another exchange's values must not follow to this one. */
export function withExchange(draft: AddKeyDraft, exchange: ExchangeFacts): AddKeyDraft {
  if (draft.exchange?.id === exchange.id) return draft;
  const { environment, purpose } = draft;
  const kept = environment !== undefined && environmentsOf(exchange).includes(environment);
  return {
    exchange,
    fields: new Map(),
    ...(kept ? { environment } : {}),
    ...(purpose === undefined ? {} : { purpose }),
  };
}

export function withField(draft: AddKeyDraft, field: Field, secret: Secret): AddKeyDraft {
  return { ...draft, fields: new Map([...draft.fields, [field, secret]]) };
}

export function withAlias(
  draft: AddKeyDraft,
  alias: string,
  taken: ReadonlySet<Alias>,
): AddKeyDraft {
  return { ...draft, alias: alias === proposal(draft, taken) ? undefined : alias };
}

/** What the alias box starts with. */
export function aliasOf(draft: AddKeyDraft, taken: ReadonlySet<Alias>): string {
  return draft.alias ?? proposal(draft, taken);
}

/** The key to store, or `undefined` while something is missing. */
export function toKeyDraft(
  draft: AddKeyDraft,
  taken: ReadonlySet<Alias>,
  maxAgeDays: number,
): KeyDraft | undefined {
  const { exchange, environment, purpose, fields } = draft;
  const alias = aliasOf(draft, taken);
  if (!exchange || !environment || !purpose || !isAlias(alias)) return undefined;
  const ordered = fieldsOf(exchange).flatMap(({ field }): [Field, Secret][] => {
    const secret = fields.get(field);
    return secret ? [[field, secret]] : [];
  });
  return {
    alias,
    exchange: exchange.id,
    environment,
    purpose,
    fields: new Map(ordered),
    ...(maxAgeDays > 0 ? { maxAgeDays } : {}),
  };
}

function proposal({ exchange, environment }: AddKeyDraft, taken: ReadonlySet<Alias>): string {
  return exchange && environment ? proposeAlias(exchange.id, environment, taken) : '';
}
