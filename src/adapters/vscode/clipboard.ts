import type { CopyForAWhile } from '../../app/ports.ts';
import { Secret } from '../../core/keys/secret.ts';

/** The part of `vscode.env.clipboard` that is used. */
export interface TextClipboard {
  readText(): Thenable<string>;
  writeText(text: string): Thenable<void>;
}

export interface SecretClipboard {
  readonly copyForAWhile: CopyForAWhile;
  /** Takes the secret off at once, if it is still there; for when the extension ends. */
  readonly clear: () => Promise<void>;
}

const KEEP_MS = 30_000;

/** Keeps a secret on the clipboard for 30 s; what somebody copied meanwhile stays. */
export function createSecretClipboard(
  clipboard: TextClipboard,
  onFailure: () => void,
): SecretClipboard {
  let copied: Secret | undefined;
  let timer: NodeJS.Timeout | undefined;

  const clear = async (): Promise<void> => {
    clearTimeout(timer);
    const held = copied;
    copied = undefined;
    if (held && new Secret(await clipboard.readText()).equals(held)) await clipboard.writeText('');
  };
  return {
    copyForAWhile: async (secret) => {
      clearTimeout(timer);
      copied = secret;
      await clipboard.writeText(secret.reveal());
      timer = setTimeout(() => void clear().catch(onFailure), KEEP_MS);
    },
    clear,
  };
}
