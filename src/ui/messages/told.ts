import type { CommandName, SettingName } from '../../manifest/ids.ts';

export type Severity = 'info' | 'warning' | 'error';

/** What a notification's button does. */
export type FixAct =
  | { readonly kind: 'command'; readonly command: CommandName }
  | { readonly kind: 'setting'; readonly setting: SettingName }
  | { readonly kind: 'url'; readonly url: string }
  /** Puts a shell command on the clipboard; never a secret. */
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'log' }
  /** Opens the editor's own page on trusting the workspace. */
  | { readonly kind: 'trust' }
  | { readonly kind: 'run'; readonly run: () => Promise<Told | undefined> };

export interface Fix {
  readonly label: string;
  readonly act: FixAct;
}

/** One sentence for the user, and the buttons under it. */
export interface Told {
  readonly severity: Severity;
  readonly sentence: string;
  readonly fixes: readonly Fix[];
}

export function told(severity: Severity, sentence: string, ...fixes: readonly Fix[]): Told {
  return { severity, sentence, fixes };
}
