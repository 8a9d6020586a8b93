import { isAlias, type Alias } from '../keys/alias.ts';
import { isOneOf, isRecord, isString } from '../kernel/parse.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { FIELDS, type Field } from '../keys/vocabulary.ts';

/** Variable name per field; fields left out take their default names. */
export type FieldVariables = Readonly<Partial<Record<Field, string>>>;

export interface RequestedKey {
  readonly alias: Alias;
  readonly variables: FieldVariables;
}

/** What `exchangeKeyring` in a launch configuration asks for, whichever of its three forms was written. */
export interface InjectionRequest {
  readonly keys: readonly RequestedKey[];
  readonly preset?: string;
  /** False lets the program run without keys when they cannot be delivered. */
  readonly required: boolean;
}

export type RequestFault =
  | { readonly code: 'not-a-request' }
  | { readonly code: 'no-keys' }
  | { readonly code: 'bad-alias' }
  | { readonly code: 'repeated-alias'; readonly alias: Alias }
  | { readonly code: 'unknown-member'; readonly member: string }
  | { readonly code: 'unknown-field'; readonly alias: Alias; readonly field: string }
  | { readonly code: 'bad-variable'; readonly alias: Alias; readonly field: Field };

const MEMBERS = ['keys', 'preset', 'required'] as const;

/** Parses the three forms of DESIGN: an alias, a list of aliases, or an object with `keys`, `preset`, `required`. */
export function parseInjectionRequest(value: unknown): Result<InjectionRequest, RequestFault> {
  if (isString(value)) return fromKeys([[value, {}]], {});
  if (Array.isArray(value))
    return fromKeys(
      value.map((alias: unknown) => [alias, {}]),
      {},
    );
  if (!isRecord(value)) return err({ code: 'not-a-request' });
  const stranger = Object.keys(value).find((member) => !isOneOf(MEMBERS, member));
  if (stranger !== undefined) return err({ code: 'unknown-member', member: stranger });
  const { keys, preset, required } = value;
  if (preset !== undefined && !isString(preset)) return err({ code: 'not-a-request' });
  if (required !== undefined && typeof required !== 'boolean')
    return err({ code: 'not-a-request' });
  const options = { ...(preset === undefined ? {} : { preset }), required: required ?? true };
  if (isString(keys)) return fromKeys([[keys, {}]], options);
  if (Array.isArray(keys))
    return fromKeys(
      keys.map((alias: unknown) => [alias, {}]),
      options,
    );
  if (!isRecord(keys)) return err({ code: 'not-a-request' });
  return fromKeys(Object.entries(keys), options);
}

function fromKeys(
  entries: readonly (readonly [unknown, unknown])[],
  options: { readonly preset?: string; readonly required?: boolean },
): Result<InjectionRequest, RequestFault> {
  if (entries.length === 0) return err({ code: 'no-keys' });
  const keys: RequestedKey[] = [];
  for (const [alias, stated] of entries) {
    if (!isAlias(alias)) return err({ code: 'bad-alias' });
    if (keys.some((key) => key.alias === alias)) return err({ code: 'repeated-alias', alias });
    const variables = parseVariables(alias, stated);
    if (!variables.ok) return variables;
    keys.push({ alias, variables: variables.value });
  }
  return ok({ keys, required: true, ...options });
}

function parseVariables(alias: Alias, value: unknown): Result<FieldVariables, RequestFault> {
  if (!isRecord(value)) return err({ code: 'not-a-request' });
  const variables: Partial<Record<Field, string>> = {};
  for (const [field, name] of Object.entries(value)) {
    if (!isOneOf(FIELDS, field)) return err({ code: 'unknown-field', alias, field });
    if (!isString(name) || name === '') return err({ code: 'bad-variable', alias, field });
    variables[field] = name;
  }
  return ok(variables);
}
