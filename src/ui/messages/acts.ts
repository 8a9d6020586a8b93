import { l10n } from 'vscode';

import type { RebuiltIndex } from '../../app/keys/rebuildIndex.ts';
import type { PracticeFault } from '../../app/practice/ports.ts';
import type { Alias } from '../../core/keys/alias.ts';
import type { Field } from '../../core/keys/vocabulary.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import { LAUNCH_MEMBER } from '../../manifest/ids.ts';
import { keyCount } from './counts.ts';
import { addKeyFix, startPracticeFix, trustFix } from './fixes.ts';
import { told, type Fix, type Told } from './told.ts';
import { fieldWord } from './vocabulary.ts';

export function keyAdded(alias: Alias): Told {
  return told(
    'info',
    l10n.t('“{0}” is in the keychain. A launch configuration can ask for it now.', alias),
    {
      label: l10n.t('Attach to Launch Configuration…'),
      act: { kind: 'command', command: 'attachKeysToLaunch' },
    },
    {
      label: l10n.t('Copy launch.json Line'),
      act: { kind: 'copy', text: `"${LAUNCH_MEMBER}": "${alias}"` },
    },
  );
}

export function keyEdited(alias: Alias): Told {
  return told('info', l10n.t('“{0}” was changed.', alias));
}

export function keyRenamed(from: Alias, to: Alias): Told {
  return told(
    'info',
    l10n.t('“{0}” is called “{1}” now. A launch.json that names it must be changed.', from, to),
  );
}

export function keyRemoved(alias: Alias, undo: () => Promise<Told | undefined>): Told {
  return told(
    'info',
    l10n.t(
      '“{0}” was removed and will be erased from the keychain in one minute. At the exchange it still works: delete it there too.',
      alias,
    ),
    { label: l10n.t('Undo'), act: { kind: 'run', run: undo } },
  );
}

export function openPageFix(url: string): Fix {
  return { label: l10n.t('Open API Page'), act: { kind: 'url', url } };
}

export function keyRestored(before: Alias, now: Alias): Told {
  return before === now
    ? told('info', l10n.t('“{0}” is back.', now))
    : told('info', l10n.t('“{0}” is back as “{1}”: its alias was taken meanwhile.', before, now));
}

export function undoTooLate(alias: Alias): Told {
  return told('warning', l10n.t('The minute is over: “{0}” was erased from the keychain.', alias));
}

export function fieldCopied(field: Field, alias: Alias): Told {
  return told(
    'info',
    l10n.t(
      '{0} of “{1}” is on the clipboard for 30 seconds. The audit log has a line about it.',
      fieldWord(field),
      alias,
    ),
  );
}

export function noKeys(): Told {
  return told('info', l10n.t('There is no key yet.'), addKeyFix());
}

export function storesReady(keys: number): Told {
  return told('info', l10n.t('The keychain is ready. Listed: {0}.', keyCount(keys)));
}

export function indexRebuilt({ keys, setAside }: RebuiltIndex): Told {
  return told(
    'warning',
    l10n.t(
      'The list of keys was damaged and is rebuilt from the keychain: {0}. The damaged file is kept as {1}; attachments to launch configurations must be made again.',
      keyCount(keys),
      setAside,
    ),
  );
}

export function practiceStarted(origin: string): Told {
  return told('info', l10n.t('The practice exchange runs at {0}.', origin), {
    label: l10n.t('Add Practice Key…'),
    act: { kind: 'command', command: 'addPracticeKey' },
  });
}

export function practiceStopped(): Told {
  return told('info', l10n.t('The practice exchange of this window is stopped.'));
}

export function practiceElsewhere(origin: string): Told {
  return told(
    'info',
    l10n.t('The practice exchange at {0} was not started by this window and goes on.', origin),
  );
}

export function practiceTwin(alias: Alias): Told {
  return told('info', l10n.t('That sample key is stored already as “{0}”.', alias));
}

export function describePracticeFault(fault: PracticeFault): Told {
  switch (fault.code) {
    case 'not-running':
      return told('warning', l10n.t('The practice exchange is not running.'), startPracticeFix());
    case 'did-not-start':
      return told(
        'error',
        fault.exitCode === undefined
          ? l10n.t('The practice exchange did not start in time.')
          : l10n.t('The practice exchange ended at once with code {0}.', fault.exitCode),
        {
          label: l10n.t('Open Setting'),
          act: { kind: 'setting', setting: 'practice.port' },
        },
      );
    case 'no-answer':
      return told('error', l10n.t('The practice exchange does not answer.'), startPracticeFix());
    default:
      return assertNever(fault);
  }
}

export function untrusted(): Told {
  return told(
    'warning',
    l10n.t('Keys are out of reach in Restricted Mode. Trust the workspace to use them.'),
    trustFix(),
  );
}
