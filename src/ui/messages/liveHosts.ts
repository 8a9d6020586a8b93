import { l10n } from 'vscode';

import type { LiveHostSeen } from '../../core/inject/liveHosts.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import { showAuditFix } from './fixes.ts';
import { oneLine } from './oneLine.ts';
import { told, type Told } from './told.ts';
import { environmentWord } from './vocabulary.ts';

/** The line of the consent dialog. */
export function liveHostsInConfiguration(
  { alias, environment }: Pick<KeyRecord, 'alias' | 'environment'>,
  hosts: readonly string[],
): string {
  const word = environmentWord(environment);
  return hosts.length === 1
    ? l10n.t(
        'Warning: the configuration names {0}, a live host, while “{1}” is a {2} key.',
        hosts.join(', '),
        alias,
        word,
      )
    : l10n.t(
        'Warning: the configuration names {0}, live hosts, while “{1}” is a {2} key.',
        hosts.join(', '),
        alias,
        word,
      );
}

/** A program with a key of a sandbox named a live host, and where it did. */
export function describeLiveHost(
  configuration: string,
  { record, host, where }: LiveHostSeen,
  openLaunchJson: () => Promise<undefined>,
): Told {
  const name = oneLine(configuration);
  const word = environmentWord(record.environment);
  switch (where) {
    case 'configuration':
      return told(
        'warning',
        l10n.t(
          '“{0}” names {1}, a live host, while “{2}” is a {3} key.',
          name,
          host,
          record.alias,
          word,
        ),
        { label: l10n.t('Open launch.json'), act: { kind: 'run', run: openLaunchJson } },
        showAuditFix(),
      );
    case 'output':
      return told(
        'warning',
        l10n.t(
          'The output of “{0}” names {1}, a live host, while “{2}” is a {3} key. It may be talking to the real exchange.',
          name,
          host,
          record.alias,
          word,
        ),
        showAuditFix(),
      );
    default:
      return assertNever(where);
  }
}
