import { isRecord, type UnknownRecord } from '../kernel/parse.ts';
import {
  traitsOf,
  type DebuggerSetting,
  type DebuggerSettings,
  type MemberPath,
  type Recorder,
} from './debuggerTraits.ts';
import type { Mode } from './mode.ts';

/** What a configuration cannot say of itself. */
export interface Surroundings {
  /** Settings of the debuggers' extensions, as they count for the launch's folder. */
  readonly settings: DebuggerSettings;
  /** The variables that debuggers inherit: those of the extension host. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
  readonly isMacos: boolean;
}

export const NO_SURROUNDINGS: Surroundings = { settings: {}, inherited: {}, isMacos: false };

/** Why values may not go where this configuration would take them; each says what would have to change. */
export type Refusal =
  /** The launch message would go to something that the configuration chose. */
  | { readonly code: 'redirected'; readonly member: MemberPath }
  | { readonly code: 'redirected-setting'; readonly setting: DebuggerSetting }
  /** The launch message would be written down. `use` is the value that stops it; without one, the member goes. */
  | { readonly code: 'records'; readonly member: MemberPath; readonly use?: boolean }
  | { readonly code: 'records-setting'; readonly setting: DebuggerSetting }
  /** A variable that the extension host was started with makes the debugger write the launch message down. */
  | { readonly code: 'inherited'; readonly variable: string }
  /** The debugger would send the values to VS Code again, past every extension. */
  | { readonly code: 'repeats'; readonly member: MemberPath; readonly use: false }
  /** The program's variables would stand on a command line. */
  | {
      readonly code: 'prints-environment';
      readonly member: MemberPath;
      readonly use: string | boolean;
    };

/**
 * Looks for what would send a launch's values elsewhere, write them down or print them. In broker mode there are no
 * values in the launch, so only a redirection counts.
 */
export function refusalOf(
  configuration: UnknownRecord,
  mode: Mode,
  surroundings: Surroundings = NO_SURROUNDINGS,
): Refusal | undefined {
  const redirected = redirection(configuration, surroundings);
  if (redirected) return redirected;
  switch (mode) {
    case 'broker':
      return undefined;
    case 'last-hop':
      return (
        recording(configuration, surroundings) ??
        printing(configuration, surroundings) ??
        repeating(configuration)
      );
    case 'plain-env':
      return recording(configuration, surroundings) ?? printing(configuration, surroundings);
  }
}

function redirection(
  configuration: UnknownRecord,
  { settings }: Surroundings,
): Refusal | undefined {
  const { redirects, redirectingSettings } = traitsOf(configuration['type']);
  const setting = redirectingSettings.find((name) => settings[name] === true);
  if (setting !== undefined) return { code: 'redirected-setting', setting };
  const member = redirects.find((path) => isSet(at(configuration, path)));
  return member && { code: 'redirected', member };
}

function recording(
  configuration: UnknownRecord,
  { settings, inherited }: Surroundings,
): Refusal | undefined {
  const traits = traitsOf(configuration['type']);
  for (const recorder of traits.recorders) {
    const member = recordingMember(configuration, recorder);
    if (member)
      return {
        code: 'records',
        member,
        ...(recorder.use === undefined ? {} : { use: recorder.use }),
      };
  }
  const variable = traits.recordingVariables.find((name) => isSet(inherited[name]));
  if (variable !== undefined) return { code: 'inherited', variable };
  const setting = traits.recordingSettings.find(({ name, records }) => records(settings[name]));
  return setting && { code: 'records-setting', setting: setting.name };
}

function recordingMember(
  configuration: UnknownRecord,
  { member, records, ignoreCase }: Recorder,
): MemberPath | undefined {
  const path = ignoreCase === true ? spelled(configuration, member) : member;
  const value = at(configuration, path);
  return isSet(value) && (records?.(value, configuration) ?? true) ? path : undefined;
}

/** The variable's name as the configuration spells it: Windows takes it in any case. */
function spelled(configuration: UnknownRecord, path: MemberPath): MemberPath {
  const [first, name] = path;
  const inside = configuration[first];
  if (name === undefined || !isRecord(inside)) return path;
  const found = Object.keys(inside).find((key) => key.toUpperCase() === name.toUpperCase());
  return found === undefined ? path : [first, found];
}

function repeating(configuration: UnknownRecord): Refusal | undefined {
  const { repeats } = traitsOf(configuration['type']);
  return repeats !== undefined && at(configuration, repeats) !== false
    ? { code: 'repeats', member: repeats, use: false }
    : undefined;
}

const TERMINALS: ReadonlySet<unknown> = new Set(['integratedTerminal', 'externalTerminal']);

function printing(configuration: UnknownRecord, surroundings: Surroundings): Refusal | undefined {
  const { type, externalConsole, runInTerminal } = configuration;
  const { terminal, defaultConsole } = traitsOf(type);
  const console = configuration['console'] ?? defaultConsole?.(surroundings.settings);
  const fault = {
    code: 'prints-environment',
    member: ['console'],
    use: 'internalConsole',
  } as const;
  // macOS opens a terminal of its own by a command line that holds the program's whole environment.
  if (console === 'externalTerminal' && surroundings.isMacos) return fault;
  if (terminal === 'clean') return undefined;
  if (TERMINALS.has(console)) return fault;
  if (externalConsole === true)
    return { code: 'prints-environment', member: ['externalConsole'], use: false };
  return runInTerminal === true
    ? { code: 'prints-environment', member: ['runInTerminal'], use: false }
    : undefined;
}

export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== '';
}

function at(configuration: UnknownRecord, path: MemberPath): unknown {
  return path.reduce<unknown>(
    (inside, name) => (isRecord(inside) ? inside[name] : undefined),
    configuration,
  );
}
