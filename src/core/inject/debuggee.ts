import { isString, type UnknownRecord } from '../kernel/parse.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { MemberPath } from './debuggerTraits.ts';
import { modeOf, type Delivery, type Mode } from './mode.ts';
import { isSet, NO_SURROUNDINGS, refusalOf, type Refusal, type Surroundings } from './refusals.ts';
import {
  hasWellFormedVariables,
  variablesMember,
  type VariablesMember,
} from './variablesMember.ts';

export type DebuggeeFault =
  | { readonly code: 'attach' }
  /** A debugger that runs no program of its own, or none that variables could be given to. */
  | { readonly code: 'unsupported-type'; readonly type: string }
  /** Broker mode was asked for, and this debugger's or runtime's programs have no preload. */
  | { readonly code: 'no-broker'; readonly runs: string }
  /** A flag under which Python ignores PYTHONPATH or skips sitecustomize. */
  | { readonly code: 'python-flag'; readonly flag: string }
  /** A program that runs ours elsewhere or as someone else. */
  | { readonly code: 'runtime'; readonly runtime: string; readonly member: MemberPath }
  | { readonly code: 'elsewhere'; readonly member: MemberPath }
  | ({ readonly code: 'bad-environment' } & VariablesMember)
  | Refusal;

const NODE_TYPES: ReadonlySet<unknown> = new Set(['node', 'pwa-node']);
const PYTHON_TYPES: ReadonlySet<unknown> = new Set(['python', 'debugpy']);

/** A page has no environment; a debug terminal prints it; an extension host is the window's own. */
const UNSUPPORTED_TYPES: ReadonlySet<unknown> = new Set([
  'node-terminal',
  'chrome',
  'pwa-chrome',
  'msedge',
  'pwa-msedge',
  'edge',
  'firefox',
  'editor-browser',
  'pwa-editor-browser',
  'extensionHost',
  'pwa-extensionHost',
]);

/** Take Node's place and ignore, wholly or in part, what NODE_OPTIONS says. */
const WITHOUT_PRELOAD: ReadonlySet<string> = new Set(['bun', 'bunx', 'deno', 'electron']);

/** Run a program in another world, or as another user. */
const ELSEWHERE_RUNTIMES: ReadonlySet<string> = new Set([
  'docker',
  'podman',
  'kubectl',
  'ssh',
  'sudo',
  'su',
  'doas',
  'wsl',
  'flatpak',
]);

const RUNTIMES = ['runtimeExecutable', 'python', 'pythonPath'] as const;
const ELSEWHERE = ['useWSL', 'sudo', 'asRoot', 'remoteRoot'] as const;

/**
 * Decides how values travel to what this configuration runs, or says why they cannot. A mode that the configuration
 * forces is taken as it is or refused, never exchanged for another.
 */
export function chooseDelivery(
  configuration: UnknownRecord,
  mode?: Mode,
  surroundings: Surroundings = NO_SURROUNDINGS,
): Result<Delivery, DebuggeeFault> {
  const { type, request } = configuration;
  if (request !== 'launch') return err({ code: 'attach' });
  if (!isString(type) || type === '' || UNSUPPORTED_TYPES.has(type))
    return err({ code: 'unsupported-type', type: isString(type) ? type : '' });
  if (!hasWellFormedVariables(configuration))
    return err({ code: 'bad-environment', ...variablesMember(configuration) });
  const outside = elsewhereFault(configuration);
  if (outside) return err(outside);
  const delivery = deliveryOf(type, configuration, mode);
  if (!delivery.ok) return delivery;
  const refusal = refusalOf(configuration, modeOf(delivery.value), surroundings);
  return refusal ? err(refusal) : delivery;
}

function deliveryOf(
  type: string,
  configuration: UnknownRecord,
  mode: Mode | undefined,
): Result<Delivery, DebuggeeFault> {
  switch (mode) {
    case 'last-hop':
    case 'plain-env':
      return ok(mode);
    case 'broker':
    case undefined:
      if (PYTHON_TYPES.has(type)) return pythonDelivery(configuration);
      if (NODE_TYPES.has(type)) return nodeDelivery(configuration, mode);
      return mode === undefined ? ok('last-hop') : err({ code: 'no-broker', runs: type });
  }
}

function nodeDelivery(
  configuration: UnknownRecord,
  mode: Mode | undefined,
): Result<Delivery, DebuggeeFault> {
  const runs = withoutPreload(configuration);
  if (runs === undefined) return ok('broker-node');
  return mode === undefined ? ok('last-hop') : err({ code: 'no-broker', runs });
}

/** What keeps the preload out, as the configuration names it. */
function withoutPreload({
  runtimeExecutable,
  attachSimplePort,
}: UnknownRecord): string | undefined {
  const runtime = isString(runtimeExecutable) ? programName(runtimeExecutable) : '';
  if (WITHOUT_PRELOAD.has(runtime)) return runtime;
  // The debugger then takes NODE_OPTIONS away from the program. Port 0 stands for any.
  return isSet(attachSimplePort) ? 'attachSimplePort' : undefined;
}

/** Not exchanged for the last hop unasked: a user who isolates Python may want no variables either. */
function pythonDelivery(configuration: UnknownRecord): Result<Delivery, DebuggeeFault> {
  const [, ...flags] = words(configuration['python'] ?? configuration['pythonPath']);
  const flag = isolatingFlag([...flags, ...words(configuration['pythonArgs'])]);
  return flag === undefined ? ok('broker-python') : err({ code: 'python-flag', flag });
}

function elsewhereFault(configuration: UnknownRecord): DebuggeeFault | undefined {
  const member = ELSEWHERE.find((name) => isSet(configuration[name]));
  if (member !== undefined) return { code: 'elsewhere', member: [member] };
  for (const name of RUNTIMES) {
    const [executable] = words(configuration[name]);
    const runtime = executable === undefined ? '' : programName(executable);
    if (ELSEWHERE_RUNTIMES.has(runtime)) return { code: 'runtime', runtime, member: [name] };
  }
  return undefined;
}

function words(value: unknown): readonly string[] {
  if (isString(value)) return [value];
  return Array.isArray(value) ? value.filter(isString) : [];
}

/** `-I` and `-E` ignore PYTHONPATH, `-S` skips sitecustomize; short flags may be joined (`-BE`). */
function isolatingFlag(args: readonly string[]): string | undefined {
  let skip = false;
  for (const arg of args) {
    if (skip) {
      skip = false;
      continue;
    }
    if (!arg.startsWith('-') || arg === '-') return undefined;
    if (arg.startsWith('--')) continue;
    const letters = arg.slice(1);
    // What follows the first X, W, c or m in a word is that option's value, not a flag.
    const valued = /[XWcm]/.exec(letters);
    const flag = /[IES]/.exec(letters.slice(0, valued?.index))?.[0];
    if (flag !== undefined) return `-${flag}`;
    if (valued?.[0] === 'c' || valued?.[0] === 'm') return undefined;
    skip = valued?.index === letters.length - 1;
  }
  return undefined;
}

/** `C:\\tools\\Bun.exe` → `bun`. */
function programName(path: string): string {
  const base = path.split(/[\\/]/).at(-1) ?? '';
  return base.toLowerCase().replace(/\.(exe|cmd|bat|ps1)$/, '');
}
