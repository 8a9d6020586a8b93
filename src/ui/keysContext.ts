import * as vscode from 'vscode';

import { CONTEXT_KEYS } from '../manifest/ids.ts';
import { ContextKey } from './contextKey.ts';
import type { KeysWatch } from './tree/keysWatch.ts';

/** Keeps the context keys of the Keys view in step with what is known. */
export function registerKeysContext(
  watch: KeysWatch,
  guard: (act: () => Promise<void>) => Promise<void>,
): vscode.Disposable {
  const keychain = new ContextKey<string>(CONTEXT_KEYS.keychain);
  const empty = new ContextKey<boolean>(CONTEXT_KEYS.empty);
  const listening = watch.onDidChange(({ index, availability }) => {
    void guard(async () => {
      await keychain.set(availability?.state);
      await empty.set(index?.ok === true && index.value.keys.length === 0);
    });
  });
  return new vscode.Disposable(() => listening.dispose());
}
