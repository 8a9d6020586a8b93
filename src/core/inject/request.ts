import { isAlias, type Alias } from '../keys/alias.ts';
import { isOneOf, isRecord, isString, type UnknownRecord } from '../kernel/parse.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { FIELDS, type Field } from '../keys/vocabulary.ts';
import { MODES, type Mode } from './mode.ts';

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
  /** How the values shall travel; left out, the debugger's type decides. */
  readonly mode?: Mode;
}

export type RequestFault =
  | { readonly code: 'not-a-request' }
  | { readonly code: 'no-keys' }
  | { readonly code: 'bad-alias' }
  | { readonly code: 'repeated-alias'; readonly alias: Alias }
  | { readonly code: 'unknown-member'; readonly member: string }
  | { readonly code: 'unknown-mode'; readonly mode: string }
  | { readonly code: 'unknown-field'; readonly alias: Alias; readonly field: string }
  | { readonly code: 'bad-variable'; readonly alias: Alias; readonly field: Field };

const MEMBERS = ['keys', 'preset', 'required', 'mode'] as const;

type Options = Omit<InjectionRequest, 'keys'>;
const DEFAULTS: Options = { required: true };

/** Parses the three forms of DESIGN: an alias, a list of aliases, or an object with `keys` and options. */
export function parseInjectionRequest(value: unknown): Result<InjectionRequest, RequestFault> {
  if (isString(value) || Array.isArray(value)) return fromKeys(value, DEFAULTS);
  if (!isRecord(value)) return err({ code: 'not-a-request' });
  const stranger = Object.keys(value).find((member) => !isOneOf(MEMBERS, member));
  if (stranger !== undefined) return err({ code: 'unknown-member', member: stranger });
  const options = parseOptions(value);
  return options.ok ? fromKeys(value['keys'], options.value) : options;
}

function parseOptions({ preset, required, mode }: UnknownRecord): Result<Options, RequestFault> {
  if (preset !== undefined && !isString(preset)) return err({ code: 'not-a-request' });
  if (required !== undefined && typeof required !== 'boolean')
    return err({ code: 'not-a-request' });
  if (mode !== undefined && !isOneOf(MODES, mode))
    return err(isString(mode) ? { code: 'unknown-mode', mode } : { code: 'not-a-request' });
  return ok({
    ...(preset === undefined ? {} : { preset }),
    required: required ?? true,
    ...(mode === undefined ? {} : { mode }),
  });
}

function fromKeys(stated: unknown, options: Options): Result<InjectionRequest, RequestFault> {
  const entries = keyEntries(stated);
  if (!entries) return err({ code: 'not-a-request' });
  if (entries.length === 0) return err({ code: 'no-keys' });
  const keys: RequestedKey[] = [];
  for (const [alias, variables] of entries) {
    if (!isAlias(alias)) return err({ code: 'bad-alias' });
    if (keys.some((key) => key.alias === alias)) return err({ code: 'repeated-alias', alias });
    const parsed = parseVariables(alias, variables);
    if (!parsed.ok) return parsed;
    keys.push({ alias, variables: parsed.value });
  }
  return ok({ keys, ...options });
}

/** What was written as an alias, and what as its variables. */
function keyEntries(stated: unknown): readonly (readonly [unknown, unknown])[] | undefined {
  if (isString(stated)) return [[stated, {}]];
  if (Array.isArray(stated)) return stated.map((alias: unknown) => [alias, {}]);
  return isRecord(stated) ? Object.entries(stated) : undefined;
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
