/** Why a name may not be given to a secret. */
export type NameFault =
  | 'illegal'
  /** It changes how programs load, connect or log, so filling it is a way to run code. */
  | 'dangerous'
  /** Ours: tickets and facts travel under it. */
  | 'reserved';

const LEGAL = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;

const DANGEROUS_NAMES: ReadonlySet<string> = new Set([
  'PATH',
  'PATHEXT',
  'HOME',
  'USERPROFILE',
  'SHELL',
  'COMSPEC',
  'IFS',
  'ENV',
  'BASH_ENV',
  'SHELLOPTS',
  'BASHOPTS',
  'PROMPT_COMMAND',
  'PS4',
  'ZDOTDIR',
  'CLASSPATH',
  'JAVA_TOOL_OPTIONS',
  '_JAVA_OPTIONS',
  'JDK_JAVA_OPTIONS',
  'RUBYOPT',
  'RUBYLIB',
  'PHPRC',
  'PHP_INI_SCAN_DIR',
  'GOFLAGS',
  'GODEBUG',
  'GOTOOLCHAIN',
  'RUSTC_WRAPPER',
  'RUSTFLAGS',
  'LUA_INIT',
  'GCONV_PATH',
  'TMPDIR',
  'TEMP',
  'TMP',
  'EDITOR',
  'VISUAL',
  'PAGER',
  'BROWSER',
  'DISPLAY',
  'REQUESTS_CA_BUNDLE',
  'CURL_CA_BUNDLE',
  'OPENSSL_CONF',
  'OPENSSL_MODULES',
  'SSLKEYLOGFILE',
  'DEBUGPY_LOG_DIR',
  'VIRTUAL_ENV',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'FTP_PROXY',
]);

const DANGEROUS_PREFIXES = [
  'LD_',
  'DYLD_',
  'NODE_',
  'NPM_',
  'ELECTRON_',
  'VSCODE_',
  'PYTHON',
  'PYDEVD_',
  'PERL5',
  'RUBYGEMS_',
  'BUNDLE_',
  'DOTNET_',
  'CORECLR_',
  'COR_',
  'COMPLUS_',
  'GIT_',
  'SSH_',
  'SSL_CERT_',
  'DBUS_',
  'XDG_',
  'BUN_',
  'DENO_',
  'BASH_FUNC_',
] as const;

const OWN_PREFIX = 'EXCHANGE_KEYRING_';

/** `undefined` when a secret may rest under this name. Names are compared without case, as Windows does. */
export function nameFault(name: string): NameFault | undefined {
  if (!LEGAL.test(name)) return 'illegal';
  if (name.toUpperCase().startsWith(OWN_PREFIX)) return 'reserved';
  return affectsLoading(name) ? 'dangerous' : undefined;
}

/** True for variables whose value decides what code runs or where it connects: their values are part of a grant. */
export function affectsLoading(name: string): boolean {
  const upper = name.toUpperCase();
  return (
    DANGEROUS_NAMES.has(upper) || DANGEROUS_PREFIXES.some((prefix) => upper.startsWith(prefix))
  );
}
