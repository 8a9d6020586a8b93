import * as vscode from 'vscode';

import type { CONTEXT_KEYS } from '../manifest/ids.ts';

type ContextKeyId = (typeof CONTEXT_KEYS)[keyof typeof CONTEXT_KEYS];

/** A value for `when` clauses; written only when it changes, for each write re-evaluates every menu. */
export class ContextKey<T extends string | boolean> {
  readonly #id: ContextKeyId;
  #value: T | undefined;

  constructor(id: ContextKeyId) {
    this.#id = id;
  }

  async set(value: T | undefined): Promise<void> {
    if (value === this.#value) return;
    this.#value = value;
    await vscode.commands.executeCommand('setContext', this.#id, value);
  }
}
