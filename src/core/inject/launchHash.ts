import type { KeyId } from '../keys/keyRecord.ts';
import { isRecord, isString, type UnknownRecord } from '../kernel/parse.ts';
import type { FieldVariables } from './request.ts';
import { affectsLoading } from './variableNames.ts';

/** SHA-256 of UTF-8 text as 64 lower-case hex digits. */
type Digest = (text: string) => string;

/** The sides of a launch that a person would recognise, in the order in which the prompt names changes. */
export const FACETS = [
  'program',
  'arguments',
  'runtime',
  'folder',
  'directory',
  'task',
  'environment',
  'console',
  'debugger',
  'key',
] as const;
export type Facet = (typeof FACETS)[number];

/** One short digest per facet: enough to say what changed, and nothing of what it was. 16 hex digits each. */
export type FacetDigests = Readonly<Record<Facet, string>>;

interface LaunchFingerprint {
  /** What a grant is keyed by. */
  readonly hash: string;
  readonly facets: FacetDigests;
}

/** Every member of a launch configuration that decides what runs, as the adapters of Node and Python read them. */
const MEMBERS: Readonly<
  Record<Exclude<Facet, 'key' | 'folder' | 'environment'>, readonly string[]>
> = {
  program: ['program', 'module', 'code'],
  arguments: ['args'],
  runtime: [
    'runtimeExecutable',
    'runtimeArgs',
    'runtimeVersion',
    'python',
    'pythonPath',
    'pythonArgs',
    'dlvToolPath',
    'dlvFlags',
    'buildFlags',
    'mode',
    'initCommands',
    'preRunCommands',
    'processCreateCommands',
    'windows',
    'linux',
    'osx',
  ],
  directory: ['cwd'],
  task: ['preLaunchTask', 'postDebugTask', 'serverReadyAction'],
  console: ['console', 'externalConsole', 'terminal'],
  debugger: [
    'type',
    'request',
    'debugServer',
    'debugAdapterPath',
    'debugAdapterPython',
    'debugLauncherPath',
    'debugLauncherPython',
    'debugAdapterHost',
    'host',
    'port',
    'connect',
    'listen',
    'address',
    'attachSimplePort',
    'autoAttachChildProcesses',
    'subProcess',
    'sudo',
    'useWSL',
    'remoteRoot',
  ],
};

/** What one key's grant covers. Text that differs in nothing but member order gives the same hash. */
export function fingerprintLaunch(
  digest: Digest,
  key: { readonly id: KeyId; readonly variables: FieldVariables },
  folder: string,
  configuration: UnknownRecord,
): LaunchFingerprint {
  const text = (facet: Facet): string => canonical(facetValue(facet, key, folder, configuration));
  const facets = Object.fromEntries(
    FACETS.map((facet) => [facet, digest(`${facet}\n${text(facet)}`).slice(0, 16)]),
  ) as FacetDigests;
  return { hash: digest(FACETS.map((facet) => `${facet}=${text(facet)}`).join('\n')), facets };
}

/** The facets in which two launches differ. */
export function whatChanged(previous: FacetDigests, now: FacetDigests): readonly Facet[] {
  return FACETS.filter((facet) => previous[facet] !== now[facet]);
}

/** What the prompt shows of a launch. */
export interface LaunchDescription {
  readonly configuration: string;
  readonly type: string;
  /** The program's path, `-m module`, or `-c …` for inline code; empty when the configuration names none. */
  readonly program: string;
  readonly arguments: readonly string[];
  /** URI of the workspace folder; empty when there is none. */
  readonly folder: string;
  readonly task?: string;
}

export function describeLaunch(folder: string, configuration: UnknownRecord): LaunchDescription {
  const { name, type, args, preLaunchTask } = configuration;
  return {
    configuration: isString(name) ? name : '',
    type: isString(type) ? type : '',
    program: programOf(configuration),
    arguments: Array.isArray(args) ? args.filter(isString) : isString(args) ? [args] : [],
    folder,
    ...(isString(preLaunchTask) ? { task: preLaunchTask } : {}),
  };
}

function programOf({ program, module, code, runtimeExecutable }: UnknownRecord): string {
  if (isString(program)) return program;
  if (isString(module)) return `-m ${module}`;
  if (code !== undefined) return '-c …';
  return isString(runtimeExecutable) ? runtimeExecutable : '';
}

function facetValue(
  facet: Facet,
  key: { readonly id: KeyId; readonly variables: FieldVariables },
  folder: string,
  configuration: UnknownRecord,
): unknown {
  switch (facet) {
    case 'key':
      return { id: key.id, variables: key.variables };
    case 'folder':
      return folder;
    case 'environment':
      return {
        env: environmentOf(configuration['env']),
        environment: configuration['environment'],
        envFile: configuration['envFile'],
      };
    case 'program':
    case 'arguments':
    case 'runtime':
    case 'directory':
    case 'task':
    case 'console':
    case 'debugger':
      return Object.fromEntries(
        MEMBERS[facet].map((member) => [member, configuration[member]] as const),
      );
  }
}

/** Names of all variables; values only of those that decide what is loaded, so that other values may change. */
function environmentOf(env: unknown): unknown {
  if (!isRecord(env)) return env;
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      affectsLoading(name) || value === null ? value : true,
    ]),
  );
}

/** JSON with sorted members; absent members and `undefined` ones are the same. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) return value === undefined ? 'null' : JSON.stringify(value);
  const members = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${members.join(',')}}`;
}
