/** How a command ended, for scripts: 2 also stands for wrong usage. */
export const EXIT = { fine: 0, found: 1, error: 2 } as const;
type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a command prints, and how it ends. */
export interface Outcome {
  readonly exitCode: ExitCode;
  /** Lines for standard output. */
  readonly say?: readonly string[];
  /** Lines for standard error. */
  readonly complain?: readonly string[];
}

export const HELP = `exchange-keyring: development and test exchange keys in the operating system's keychain

Usage
  exchange-keyring audit verify [--current] FILE
      Check an audit log, or an exported copy of one, for tampering.
      --current  FILE is this machine's present log: also fail if its end was cut off.
  exchange-keyring --help
  exchange-keyring --version

Exit codes: 0 intact, 1 tampered with, 2 error or wrong usage.`;

export function misused(what: string): Outcome {
  return {
    exitCode: EXIT.error,
    complain: [`exchange-keyring: ${what}`, 'Try: exchange-keyring --help'],
  };
}
