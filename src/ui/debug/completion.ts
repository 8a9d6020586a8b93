import * as vscode from 'vscode';

import { PRESETS } from '../../core/inject/presets.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { keyRow } from '../messages/grants.ts';
import { completionPlace, type CompletionPlace } from './completionPlace.ts';

const LAUNCH_FILES: vscode.DocumentSelector = [
  { language: 'jsonc', pattern: '**/launch.json' },
  { language: 'json', pattern: '**/launch.json' },
  { pattern: '**/*.code-workspace' },
];

/** Completes aliases, and names of presets, where a launch configuration asks for keys. */
export function registerLaunchCompletion(
  keys: () => Promise<readonly KeyRecord[]>,
): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position) {
      const place = completionPlace(document.getText(), document.offsetAt(position));
      if (!place) return undefined;
      const range = new vscode.Range(
        document.positionAt(place.start),
        document.positionAt(place.end),
      );
      return place.kind === 'preset'
        ? [...PRESETS.keys()].map((name) => item(name, undefined, place, range))
        : (await keys()).map((record) => item(record.alias, record, place, range));
    },
  };
  return vscode.languages.registerCompletionItemProvider(LAUNCH_FILES, provider, '"');
}

function item(
  word: string,
  record: KeyRecord | undefined,
  { kind }: CompletionPlace,
  range: vscode.Range,
): vscode.CompletionItem {
  const quoted = JSON.stringify(word);
  const completion = new vscode.CompletionItem(
    { label: word, ...(record ? { description: keyRow(record).description } : {}) },
    record ? vscode.CompletionItemKind.Reference : vscode.CompletionItemKind.EnumMember,
  );
  completion.range = range;
  completion.filterText = quoted;
  completion.insertText = kind === 'alias-name' ? `${quoted}: {}` : quoted;
  if (record) completion.detail = keyRow(record).description;
  return completion;
}
