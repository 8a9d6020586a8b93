import type { KeyId } from '../keys/keyRecord.ts';
import { isRecord, isString, type UnknownRecord } from '../kernel/parse.ts';
import type { FieldVariables } from './request.ts';
import type { Mode } from './mode.ts';
import { canonical } from './canonical.ts';
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
  'settings',
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

/** The members by which a person recognises a launch. Every other one counts as a setting of the debugger. */
const MEMBERS: Readonly<Record<Exclude<Facet, 'key' | 'folder' | 'settings'>, readonly string[]>> =
  {
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
    environment: ['env', 'environment', 'envFile'],
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

/** How a launch looks in the list and which views it opens: nothing of what runs. */
const PRESENTATION: ReadonlySet<string> = new Set([
  'name',
  'presentation',
  'internalConsoleOptions',
  'openDebug',
  'debugViewLocation',
  'suppressMultipleSessionWarning',
]);

const RECOGNISED: ReadonlySet<string> = new Set(Object.values(MEMBERS).flat());

/** One exact launch of one key. */
export interface GrantedLaunch {
  readonly key: { readonly id: KeyId; readonly variables: FieldVariables };
  readonly mode: Mode;
  /** URI of the workspace folder; empty when there is none. */
  readonly folder: string;
  readonly configuration: UnknownRecord;
  /** The member that asks for keys: what it asks for is the key and its variables. */
  readonly requestMember: string;
  /** Digests of files whose content decides what runs, by what they are to the launch. */
  readonly files: LaunchFiles;
}

export interface LaunchFiles {
  /** The file that `envFile` names, where it can be read. */
  readonly envFile?: string;
  /** The program itself, in strict mode. */
  readonly entry?: string;
}

/** What one key's grant covers. Text that differs in nothing but member order gives the same hash. */
export function fingerprintLaunch(digest: Digest, launch: GrantedLaunch): LaunchFingerprint {
  const text = (facet: Facet): string => canonical(facetValue(facet, launch));
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

function facetValue(facet: Facet, launch: GrantedLaunch): unknown {
  const { key, mode, folder, configuration, files } = launch;
  switch (facet) {
    case 'key':
      return { id: key.id, variables: key.variables, mode };
    case 'folder':
      return folder;
    case 'settings':
      return settingsOf(launch);
    case 'environment':
      return {
        env: environmentOf(configuration['env']),
        environment: configuration['environment'],
        envFile: configuration['envFile'],
        content: files.envFile,
      };
    case 'program':
      return { ...members(facet, configuration), content: files.entry };
    case 'arguments':
    case 'runtime':
    case 'directory':
    case 'task':
    case 'console':
    case 'debugger':
      return members(facet, configuration);
  }
}

function members(facet: keyof typeof MEMBERS, configuration: UnknownRecord): UnknownRecord {
  return Object.fromEntries(
    MEMBERS[facet].map((member) => [member, configuration[member]] as const),
  );
}

/**
 * All that is left, so that no debugger has an option that a grant does not cover. Names with two underscores are
 * what VS Code and its debuggers tell each other about one session.
 */
function settingsOf({ configuration, requestMember }: GrantedLaunch): UnknownRecord {
  return Object.fromEntries(
    Object.entries(configuration).filter(
      ([member]) =>
        !RECOGNISED.has(member) &&
        !PRESENTATION.has(member) &&
        !member.startsWith('__') &&
        member !== requestMember,
    ),
  );
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
