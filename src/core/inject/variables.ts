import type { Alias } from '../keys/alias.ts';
import type { KeyRecord } from '../keys/keyRecord.ts';
import type { Environment, Field } from '../keys/vocabulary.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { ccxtNames, PRESETS, type PresetNames } from './presets.ts';
import type { FieldVariables, InjectionRequest, RequestedKey } from './request.ts';
import { nameFault, type NameFault } from './variableNames.ts';

/** One key of a launch, with the variable that each of its fields goes to. */
export interface KeyVariables {
  readonly record: KeyRecord;
  readonly variables: FieldVariables;
}

export type VariablesFault =
  | { readonly code: 'unknown-preset'; readonly preset: string }
  /** The preset's framework reads no variables for this exchange, or none for this field of it. */
  | { readonly code: 'not-in-preset'; readonly preset: string; readonly alias: Alias }
  | { readonly code: 'no-such-field'; readonly alias: Alias; readonly field: Field }
  | {
      readonly code: 'bad-name';
      readonly alias: Alias;
      readonly name: string;
      readonly why: NameFault;
    }
  /** Two fields would go to one variable; names are compared without case. */
  | { readonly code: 'name-twice'; readonly name: string; readonly aliases: readonly Alias[] };

/** Names the variable of every field of every key, or says why that cannot be done without losing one. */
export function mapVariables(
  request: InjectionRequest,
  recordOf: (alias: Alias) => KeyRecord,
): Result<readonly KeyVariables[], VariablesFault> {
  const keys: KeyVariables[] = [];
  const taken = new Map<string, Alias>();
  for (const wanted of request.keys) {
    const record = recordOf(wanted.alias);
    const variables = variablesOf(wanted, record, request.preset);
    if (!variables.ok) return variables;
    for (const name of Object.values(variables.value)) {
      const why = nameFault(name);
      if (why !== undefined) return err({ code: 'bad-name', alias: wanted.alias, name, why });
      const other = taken.get(name.toUpperCase());
      if (other !== undefined)
        return err({ code: 'name-twice', name, aliases: [...new Set([other, wanted.alias])] });
      taken.set(name.toUpperCase(), wanted.alias);
    }
    keys.push({ record, variables: variables.value });
  }
  return ok(keys);
}

/** What the program is told besides secrets: `EXCHANGE_KEYRING_ENV`, and where the practice exchange listens. */
export function factVariables(
  keys: readonly KeyVariables[],
  practiceUrl: string | undefined,
): ReadonlyMap<string, string> {
  const environments: readonly Environment[] = [
    ...new Set(keys.map(({ record }) => record.environment)),
  ];
  const facts = new Map([['EXCHANGE_KEYRING_ENV', environments.join(',')]]);
  if (practiceUrl !== undefined && environments.includes('practice'))
    facts.set('EXCHANGE_KEYRING_URL', practiceUrl);
  return facts;
}

function variablesOf(
  wanted: RequestedKey,
  record: KeyRecord,
  preset: string | undefined,
): Result<FieldVariables, VariablesFault> {
  const names = namesOf(wanted.alias, record, preset);
  if (!names.ok) return names;
  const stranger = (Object.keys(wanted.variables) as Field[]).find(
    (field) => !record.fields.includes(field),
  );
  if (stranger !== undefined)
    return err({ code: 'no-such-field', alias: wanted.alias, field: stranger });
  const variables: Partial<Record<Field, string>> = {};
  for (const field of record.fields) {
    const name = wanted.variables[field] ?? names.value[field];
    // A framework that has no variable for a field cannot use the key: better said now than found out later.
    if (name === undefined)
      return err({ code: 'not-in-preset', preset: preset ?? 'ccxt', alias: wanted.alias });
    variables[field] = name;
  }
  return ok(variables);
}

function namesOf(
  alias: Alias,
  record: KeyRecord,
  preset: string | undefined,
): Result<PresetNames, VariablesFault> {
  if (preset === undefined) return ok(ccxtNames(record.exchange));
  const known = PRESETS.get(preset);
  if (!known) return err({ code: 'unknown-preset', preset });
  const names = known.names(record.exchange, record.environment);
  return names ? ok(names) : err({ code: 'not-in-preset', preset, alias });
}
