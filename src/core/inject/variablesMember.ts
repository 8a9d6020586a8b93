import { isRecord, isString, type UnknownRecord } from '../kernel/parse.ts';

/** `object`: `{ K: "V" }`. `pairs`: `[{ name, value }]`. `assignments`: `["K=V"]`. */
export type VariablesShape = 'object' | 'pairs' | 'assignments';

/** Which member of a configuration its debugger takes variables from, and what it must look like. */
export interface VariablesMember {
  readonly member: 'env' | 'environment';
  readonly shape: VariablesShape;
}

/** The debuggers built on Microsoft's MIEngine and vsdbg for C++. */
const PAIRS: ReadonlySet<unknown> = new Set(['cppdbg', 'cppvsdbg']);
/** Every version of LLDB's adapter reads a list; older ones pass over an object without a word. */
const ASSIGNMENTS: ReadonlySet<unknown> = new Set(['lldb-dap', 'lldb-vscode']);
const OBJECTS: ReadonlySet<unknown> = new Set(['node', 'pwa-node', 'python', 'debugpy']);

/** A configuration that has variables already shows how a debugger that is not known takes them. */
export function variablesMember(configuration: UnknownRecord): VariablesMember {
  const { type, env, environment } = configuration;
  if (PAIRS.has(type)) return { member: 'environment', shape: 'pairs' };
  if (ASSIGNMENTS.has(type)) return { member: 'env', shape: 'assignments' };
  if (OBJECTS.has(type)) return { member: 'env', shape: 'object' };
  if (Array.isArray(env)) return { member: 'env', shape: 'assignments' };
  if (env === undefined && Array.isArray(environment))
    return { member: 'environment', shape: 'pairs' };
  return { member: 'env', shape: 'object' };
}

/** False when what stands in the member already is not of the shape that its debugger reads. */
export function hasWellFormedVariables(configuration: UnknownRecord): boolean {
  const { member, shape } = variablesMember(configuration);
  const value = configuration[member] ?? undefined;
  if (value === undefined) return true;
  switch (shape) {
    case 'object':
      return isRecord(value);
    case 'pairs':
      return (
        Array.isArray(value) && value.every((item) => isRecord(item) && isString(item['name']))
      );
    case 'assignments':
      return (isRecord(value) || Array.isArray(value)) && Object.values(value).every(isString);
  }
}

/**
 * The new content of the member that `variablesMember` names; the configuration stays as it was. An entry of the
 * same name gives way. Expects well-formed variables: malformed ones are dropped. An object where a list of
 * assignments is read becomes one.
 */
export function withVariables(
  configuration: UnknownRecord,
  additions: ReadonlyMap<string, string>,
  namesIgnoreCase = false,
): unknown {
  const { member, shape } = variablesMember(configuration);
  const value = configuration[member];
  const normal = (name: string): string => (namesIgnoreCase ? name.toUpperCase() : name);
  const added = new Set([...additions.keys()].map(normal));
  const stays = (name: unknown): boolean => isString(name) && !added.has(normal(name));
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  switch (shape) {
    case 'object': {
      const kept = Object.entries(isRecord(value) ? value : {}).filter(([name]) => stays(name));
      return Object.fromEntries([...kept, ...additions]);
    }
    case 'pairs':
      return [
        ...list.filter((item) => isRecord(item) && stays(item['name'])),
        ...[...additions].map(([name, text]) => ({ name, value: text })),
      ];
    case 'assignments':
      return [
        ...assignmentsIn(value).filter((item) => stays(assignedName(item))),
        ...[...additions].map(([name, text]) => `${name}=${text}`),
      ];
  }
}

function assignmentsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter(isString);
  return Object.entries(isRecord(value) ? value : {}).flatMap(([name, text]) =>
    isString(text) ? [`${name}=${text}`] : [],
  );
}

/** `K=V` and `K`, which takes the value that the debugger inherits, both name `K`. */
function assignedName(assignment: string): string {
  return assignment.split('=', 1)[0] ?? '';
}
