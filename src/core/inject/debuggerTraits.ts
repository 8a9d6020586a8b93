import { isRecord, isString, type UnknownRecord } from '../kernel/parse.ts';

/** Where a member stands in a launch configuration, outermost name first. */
export type MemberPath = readonly [string, ...string[]];

/** The settings of other extensions that decide whether a debugger writes its launch message down or prints it. */
export const DEBUGGER_SETTINGS = [
  'go.logging.level',
  'lldb.verboseLogging',
  'lldb-dap.log-path',
  'lldb-dap.captureSessionLogs',
  'lldb-dap.environment',
  'lldb-dap.serverMode',
  'java.debug.logLevel',
  'java.debug.settings.console',
] as const;
export type DebuggerSetting = (typeof DEBUGGER_SETTINGS)[number];
export type DebuggerSettings = Readonly<Partial<Record<DebuggerSetting, unknown>>>;

/** A member under which a debugger writes down what it is sent. */
export interface Recorder {
  readonly member: MemberPath;
  /** Whether the member's value does; left out, any but `false`, `null` and empty text. */
  readonly records?: (value: unknown, configuration: UnknownRecord) => boolean;
  /** The value that stops it; left out, the member must go. */
  readonly use?: boolean;
  /** True for a variable, which Windows knows by any case of its name. */
  readonly ignoreCase?: boolean;
}

/** What is known of a debugger: what its launch message meets on the way. */
export interface DebuggerTraits {
  /** Members that send the launch message to another listener or off the machine. */
  readonly redirects: readonly MemberPath[];
  /** Settings that do so while they are true. */
  readonly redirectingSettings: readonly DebuggerSetting[];
  readonly recorders: readonly Recorder[];
  readonly recordingSettings: readonly {
    readonly name: DebuggerSetting;
    readonly records: (value: unknown) => boolean;
  }[];
  /** Variables that make the debugger record when it inherits them. */
  readonly recordingVariables: readonly string[];
  /**
   * The member by which, unless it is `false`, the debugger repeats its launch message to VS Code for each process that
   * the program starts: every extension's trackers see that before ours can take anything out of it.
   */
  readonly repeats?: MemberPath;
  /** Whether a restarted program has the variables of the restart message, and not those of the launch before. */
  readonly renews?: true;
  /** Whether a program's variables stand on the command line that starts it in a terminal. */
  readonly terminal: 'clean' | 'shown';
  /** The console of a configuration that names none, where that is not the debug console. */
  readonly defaultConsole?: (settings: DebuggerSettings) => unknown;
}

const VERBOSE: ReadonlySet<unknown> = new Set(['verbose', 'trace', 'debug', 'log']);
const isVerbose = (value: unknown): boolean =>
  VERBOSE.has(isString(value) ? value.toLowerCase() : value);
const isFilled = (value: unknown): boolean => isString(value) && value !== '';

/** Every debugger: VS Code itself connects to the port of `debugServer`, whatever the type. */
const REDIRECTS: readonly MemberPath[] = [['debugServer']];

/** The names that most debuggers give to a record of their messages. */
const UNKNOWN: DebuggerTraits = {
  redirects: REDIRECTS,
  redirectingSettings: [],
  recorders: [
    { member: ['trace'] },
    { member: ['logToFile'] },
    { member: ['logging', 'trace'] },
    { member: ['logging', 'traceResponse'] },
    { member: ['logging', 'engineLogging'] },
  ],
  recordingSettings: [],
  recordingVariables: [],
  // What is not known to be clean is taken to print.
  terminal: 'shown',
};

/** Its extension writes `trace` out: off is an object that names no file, and one that is silent about it gets one. */
const NODE: DebuggerTraits = {
  ...UNKNOWN,
  renews: true,
  recorders: [
    {
      member: ['trace'],
      records: (value) => !isRecord(value) || value['logFile'] !== null,
    },
  ],
};

const PYTHON: DebuggerTraits = {
  ...UNKNOWN,
  redirects: [
    ...REDIRECTS,
    ['debugAdapterPath'],
    ['debugLauncherPath'],
    ['debugAdapterHost'],
    ['connect'],
    ['listen'],
    ['host'],
    ['port'],
  ],
  recorders: [{ member: ['logToFile'] }, { member: ['env', 'DEBUGPY_LOG_DIR'], ignoreCase: true }],
  recordingVariables: ['DEBUGPY_LOG_DIR'],
  repeats: ['subProcess'],
  renews: true,
  // The adapter hands variables to its launcher over a socket.
  terminal: 'clean',
};

const GO: DebuggerTraits = {
  ...UNKNOWN,
  redirects: [...REDIRECTS, ['host'], ['port']],
  recorders: [
    // Its extension fills both in from a setting, so that taking the member out would not do.
    { member: ['showLog'], records: (_, { logOutput }) => namesDap(logOutput), use: false },
    { member: ['dlvFlags'], records: dlvLogsDap },
    { member: ['trace'], records: isVerbose },
  ],
  recordingSettings: [{ name: 'go.logging.level', records: isVerbose }],
};

const MI_ENGINE: DebuggerTraits = {
  ...UNKNOWN,
  redirects: [
    ...REDIRECTS,
    ['miDebuggerServerAddress'],
    ['debugServerPath'],
    ['pipeTransport'],
    ['useExtendedRemote'],
  ],
  // Variables go to gdb as commands; the terminal's command line starts gdb without them.
  terminal: 'clean',
};

const CORECLR: DebuggerTraits = {
  ...UNKNOWN,
  redirects: [...REDIRECTS, ['pipeTransport']],
  // Its extension fills these in from settings, so that taking them out would not do.
  recorders: [
    { member: ['trace'] },
    { member: ['logging', 'trace'], use: false },
    { member: ['logging', 'traceResponse'], use: false },
    { member: ['logging', 'engineLogging'], use: false },
    { member: ['logging', 'diagnosticsLog', 'protocolMessages'], use: false },
    { member: ['logging', 'diagnosticsLog', 'dispatcherMessages'], use: false },
    { member: ['logging', 'diagnosticsLog', 'startDebuggingTracing'], use: false },
  ],
};

/**
 * Its extension prints every configuration, before and after variables are substituted, but in hooks that run before
 * values are put into the message; so that needs no refusal. Its adapter prints them when it is verbose.
 */
const CODE_LLDB: DebuggerTraits = {
  ...UNKNOWN,
  redirects: [...REDIRECTS, ['gdb-remote-port'], ['gdb-remote-hostname']],
  recordingSettings: [{ name: 'lldb.verboseLogging', records: (value) => value === true }],
  terminal: 'clean',
};

const LLDB_DAP: DebuggerTraits = {
  ...UNKNOWN,
  redirects: [
    ...REDIRECTS,
    ['debugAdapterHostname'],
    ['debugAdapterHost'],
    ['debugAdapterPort'],
    ['gdb-remote-port'],
    ['gdb-remote-hostname'],
  ],
  // Its extension then fills in the port of a server that anybody on the machine can connect to.
  redirectingSettings: ['lldb-dap.serverMode'],
  recorders: [...UNKNOWN.recorders, { member: ['debugAdapterEnv'], records: namesDapLog }],
  recordingSettings: [
    { name: 'lldb-dap.log-path', records: isFilled },
    { name: 'lldb-dap.captureSessionLogs', records: (value) => value === true },
    { name: 'lldb-dap.environment', records: namesDapLog },
  ],
  recordingVariables: ['LLDBDAP_LOG', 'LLDBVSCODE_LOG'],
};

const JAVA: DebuggerTraits = {
  ...UNKNOWN,
  recordingSettings: [{ name: 'java.debug.logLevel', records: isVerbose }],
  defaultConsole: (settings) => settings['java.debug.settings.console'] ?? 'integratedTerminal',
};

const PHP: DebuggerTraits = { ...UNKNOWN, recorders: [...UNKNOWN.recorders, { member: ['log'] }] };

const BY_TYPE: ReadonlyMap<unknown, DebuggerTraits> = new Map([
  ['node', NODE],
  ['pwa-node', NODE],
  ['python', PYTHON],
  ['debugpy', PYTHON],
  ['go', GO],
  ['cppdbg', MI_ENGINE],
  ['cppvsdbg', { ...MI_ENGINE, terminal: 'shown' }],
  ['coreclr', CORECLR],
  ['clr', CORECLR],
  ['lldb', CODE_LLDB],
  ['lldb-dap', LLDB_DAP],
  ['lldb-vscode', LLDB_DAP],
  ['java', JAVA],
  ['php', PHP],
]);

export function traitsOf(type: unknown): DebuggerTraits {
  return BY_TYPE.get(type) ?? UNKNOWN;
}

/** `debugger,dap` */
function namesDap(logOutput: unknown): boolean {
  return isString(logOutput) && logOutput.split(',').some((part) => part.trim() === 'dap');
}

/** `--log-output=debugger,dap`, as one word or as two. */
function dlvLogsDap(flags: unknown): boolean {
  const words = Array.isArray(flags) ? flags.filter(isString) : isString(flags) ? [flags] : [];
  return words.some((word, index) => {
    const [name, value = words[index + 1]] = word.split('=', 2);
    return name === '--log-output' && namesDap(value);
  });
}

/** `LLDBDAP_LOG` in an object of variables or in a list of assignments. */
function namesDapLog(variables: unknown): boolean {
  const names = Array.isArray(variables)
    ? variables.filter(isString)
    : isRecord(variables)
      ? Object.keys(variables)
      : [];
  return names.some((name) => /^LLDB(DAP|VSCODE)_LOG(=|$)/i.test(name));
}
