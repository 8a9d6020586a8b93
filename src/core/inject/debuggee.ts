import { isRecord, isString, type UnknownRecord } from '../kernel/parse.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Delivery } from './mode.ts';

export type DebuggeeFault =
  | { readonly code: 'attach' }
  | { readonly code: 'unsupported-type'; readonly type: string }
  /** A flag under which Python ignores PYTHONPATH or skips sitecustomize. */
  | { readonly code: 'python-flag'; readonly flag: string }
  /** A runtime that ignores NODE_OPTIONS, or that runs the program where our socket is not. */
  | { readonly code: 'runtime'; readonly runtime: string }
  | { readonly code: 'elsewhere'; readonly member: string }
  /** The launch message would go to something that the configuration chose. */
  | { readonly code: 'redirected'; readonly member: string }
  | { readonly code: 'bad-environment' };

const NODE_TYPES: ReadonlySet<unknown> = new Set(['node', 'pwa-node']);
const PYTHON_TYPES: ReadonlySet<unknown> = new Set(['python', 'debugpy']);

/** These take the place of the program that would have received our variables, or run it in another world. */
const FOREIGN_RUNTIMES: ReadonlySet<string> = new Set([
  'bun',
  'bunx',
  'deno',
  'docker',
  'podman',
  'kubectl',
  'ssh',
  'sudo',
  'su',
  'doas',
  'wsl',
  'flatpak',
  'electron',
]);

const ELSEWHERE = ['useWSL', 'sudo', 'remoteRoot'] as const;
const REDIRECTING = ['debugServer', 'debugAdapterPath', 'debugLauncherPath'] as const;

/** Decides whether, and how, keys can be handed to what this configuration runs. */
export function chooseDelivery(configuration: UnknownRecord): Result<Delivery, DebuggeeFault> {
  const type = configuration['type'];
  if (configuration['request'] !== 'launch') return err({ code: 'attach' });
  const isNode = NODE_TYPES.has(type);
  if (!isNode && !PYTHON_TYPES.has(type))
    return err({ code: 'unsupported-type', type: isString(type) ? type : '' });
  const env = configuration['env'] ?? {};
  if (!isRecord(env)) return err({ code: 'bad-environment' });
  const redirected = REDIRECTING.find((member) => isSet(configuration[member]));
  if (redirected !== undefined) return err({ code: 'redirected', member: redirected });
  const elsewhere = ELSEWHERE.find((member) => isSet(configuration[member]));
  if (elsewhere !== undefined) return err({ code: 'elsewhere', member: elsewhere });
  const fault = isNode ? nodeFault(configuration) : pythonFault(configuration);
  if (fault) return err(fault);
  return ok(isNode ? 'broker-node' : 'broker-python');
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== '';
}

function nodeFault(configuration: UnknownRecord): DebuggeeFault | undefined {
  const executable = configuration['runtimeExecutable'];
  if (!isString(executable)) return undefined;
  return FOREIGN_RUNTIMES.has(programName(executable))
    ? { code: 'runtime', runtime: programName(executable) }
    : undefined;
}

function pythonFault(configuration: UnknownRecord): DebuggeeFault | undefined {
  const python = configuration['python'] ?? configuration['pythonPath'];
  const [executable, ...flags] = words(python);
  if (executable !== undefined && FOREIGN_RUNTIMES.has(programName(executable)))
    return { code: 'runtime', runtime: programName(executable) };
  const flag = isolatingFlag([...flags, ...words(configuration['pythonArgs'])]);
  return flag === undefined ? undefined : { code: 'python-flag', flag };
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
