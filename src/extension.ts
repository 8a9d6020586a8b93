import { join } from 'node:path';
import * as vscode from 'vscode';

import { extensionOf } from './adapters/debugger/extensionFolders.ts';
import { createKeychain, SERVICE } from './adapters/keychain/keychain.ts';
import { loadKeytar } from './adapters/keychain/loadKeytar.ts';
import { createFingerprinter } from './adapters/node/hmac.ts';
import { createRandom } from './adapters/node/random.ts';
import { schedule } from './adapters/node/schedule.ts';
import { createStateFolder, lockIn } from './adapters/node/stateFolder.ts';
import { createPracticeExchange } from './adapters/practice/practiceExchange.ts';
import { createSecretClipboard } from './adapters/vscode/clipboard.ts';
import { readHost } from './adapters/vscode/host.ts';
import { createLog } from './adapters/vscode/log.ts';
import { openUrl } from './adapters/vscode/openUrl.ts';
import { readSetting } from './adapters/vscode/settings.ts';
import { createGrantBook } from './app/injection/grantBook.ts';
import { composeLaunches } from './compose/launches.ts';
import { defaultStateDirectory } from './practice/controlFile.ts';
import { createBoundary } from './ui/boundary.ts';
import { consentPrompts } from './ui/grants/prompt.ts';
import { registerInjection, tellRefused } from './ui/registerInjection.ts';
import { registerKeys } from './ui/registerKeys.ts';

/** The composition root: builds the adapters, hands them to the use cases, and those to the UI. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const storage = context.globalStorageUri.fsPath;
  const dist = context.asAbsolutePath('dist');
  const clock = Date.now;
  const random = createRandom();
  const allowLiveKeys = () => readSetting('allowLiveKeys');

  const log = createLog();
  const boundary = createBoundary({ log, openUrl });
  const host = await readHost(process.platform);
  const { store, machineKey, anchor } = createKeychain({
    service: SERVICE,
    loadKeytar,
    lock: lockIn(storage, 'keychain'),
  });
  const { index, audit, grants } = createStateFolder({
    folder: storage,
    machineKey,
    anchor,
    clock,
  });
  const book = createGrantBook(grants, clock);
  const clipboard = createSecretClipboard(vscode.env.clipboard, () =>
    log.error('The clipboard could not be cleared.'),
  );
  const practice = createPracticeExchange({
    script: join(dist, 'practice.cjs'),
    stateDirectory: defaultStateDirectory(process.env),
    port: () => readSetting('practice.port'),
  });

  const keys = registerKeys({
    keys: {
      store,
      index,
      audit,
      // The tree shows this window's grants too, and erasing a key takes them with it.
      grants: { ...grants, list: book.list, remove: book.withdraw, onDidChange: book.onDidChange },
      clock,
      random,
      allowLiveKeys,
      fingerprint: createFingerprinter(() => machineKey('fingerprint')),
      copyForAWhile: clipboard.copyForAWhile,
    },
    practice,
    boundary,
    host,
    openUrl,
    maxAgeDays: () => readSetting('rotation.maxAgeDays'),
  });

  const launches = composeLaunches({
    store,
    index,
    audit,
    clock,
    random,
    allowLiveKeys,
    dist,
    grants: book,
    practiceUrl: () => practice.origin(),
    consentUser: consentPrompts,
    onRefused: (refused) => tellRefused(boundary, refused),
  });
  const injection = registerInjection({
    world: launches.world,
    schedule,
    extensionOf,
    keys,
    boundary,
    host,
  });

  context.subscriptions.push(log, practice, keys, injection);
  lastActs = () => Promise.all([launches.end(), clipboard.clear()]);
}

/** What must be over before the window is: VS Code waits for this alone. */
let lastActs: () => Promise<unknown> = () => Promise.resolve();

export async function deactivate(): Promise<void> {
  await lastActs();
}
