import { env, l10n } from 'vscode';

import { assertNever } from '../../core/kernel/assertNever.ts';
import type { RotationStatus } from '../../core/rotation/status.ts';
import type {
  AllowlistNode,
  DetailNode,
  ExpiryNode,
  FieldNode,
  GroupNode,
  KeyNode,
  TreeNode,
} from '../tree/node.ts';
import { relativeTime } from '../tree/relativeTime.ts';
import { addressCount, dayCount, keyCount } from './counts.ts';
import { describeNotice } from './notice.ts';
import { oneLine } from './oneLine.ts';
import {
  environmentHelp,
  environmentWord,
  fieldWord,
  keyStatusWord,
  purposeWord,
  scopeStateWord,
  scopeWord,
  storeWord,
} from './vocabulary.ts';

/** The words of one row; all of them plain text. */
export interface RowWords {
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** What a screen reader says; label and description where it is left out. */
  readonly spoken?: string;
}

export function rowWords(node: TreeNode, now: number): RowWords {
  switch (node.kind) {
    case 'notice':
      return describeNotice(node.notice);
    case 'group':
      return groupWords(node);
    case 'key':
      return keyWords(node, now);
    case 'field':
      return fieldWords(node);
    case 'scopes':
    case 'scope':
    case 'allowlist':
    case 'age':
    case 'expiry':
    case 'grants':
    case 'grant':
    case 'attachments':
    case 'attachment':
    case 'note':
      return detailWords(node, now);
  }
}

function rotationWords(status: RotationStatus): string {
  switch (status.kind) {
    case 'ok':
      return l10n.t('in date');
    case 'due':
      return status.inDays === 0
        ? l10n.t('due today')
        : l10n.t('due in {0}', dayCount(status.inDays));
    case 'overdue':
      return l10n.t('overdue by {0}', dayCount(status.days));
    case 'expiring':
      return l10n.t('expires in {0}', dayCount(status.inDays));
    case 'expired':
      return l10n.t('EXPIRED');
    case 'unknown':
      return l10n.t('no rotation policy');
    default:
      return assertNever(status);
  }
}

function groupWords({ exchangeName, environment, keys }: GroupNode): RowWords {
  const word = environmentWord(environment);
  return {
    label: exchangeName,
    description: word,
    tooltip: `${exchangeName}, ${word}\n${environmentHelp(environment)}`,
    spoken: l10n.t('{0}, {1}, {2}', exchangeName, word, keyCount(keys.length)),
  };
}

function keyWords({ record, exchangeName, rotation, ageDays }: KeyNode, now: number): RowWords {
  const environment = environmentWord(record.environment);
  const purpose = purposeWord(record.purpose);
  const status =
    record.status === 'active' ? rotationWords(rotation) : keyStatusWord(record.status);
  const used = usedWords(record.lastUsedAt, now);
  const lines = [
    l10n.t('{0}: {1}, {2}', record.alias, exchangeName, environment),
    l10n.t('Purpose: {0}', purpose),
    l10n.t('Rotation: {0}; {1} old', status, dayCount(ageDays)),
    l10n.t('Last use: {0}', used),
    l10n.t('Kept in: {0}', storeWord(record.store)),
  ];
  return {
    label: record.alias,
    description: [environment, purpose, status, used].join(' · '),
    tooltip: lines.join('\n'),
    spoken: l10n.t('{0}, {1}, {2}, {3}, {4}', record.alias, environment, purpose, status, used),
  };
}

function usedWords(lastUsedAt: string | undefined, now: number): string {
  return lastUsedAt === undefined
    ? l10n.t('never used')
    : l10n.t('used {0}', relativeTime(Date.parse(lastUsedAt), now, env.language));
}

function fieldWords({ field, exchangeName }: FieldNode): RowWords {
  const name = exchangeName ?? field;
  return {
    label: fieldWord(field),
    description: name,
    tooltip: l10n.t('{0} is in the keychain. Its value is never shown here.', name),
  };
}

function detailWords(node: DetailNode, now: number): RowWords {
  switch (node.kind) {
    case 'scopes':
      return {
        label: l10n.t('Scopes'),
        description:
          node.more.readAt === undefined
            ? l10n.t('unknown until read at the exchange')
            : l10n.t('read {0}', relativeTime(Date.parse(node.more.readAt), now, env.language)),
        tooltip: l10n.t('What the key may do. A scope that nobody could read counts as risky.'),
      };
    case 'scope': {
      const state = scopeStateWord(node.more.state);
      return {
        label: scopeWord(node.more.scope),
        description: node.more.excess ? l10n.t('{0}: more than needed', state) : state,
        tooltip: node.more.excess
          ? l10n.t('The key’s purpose does not need this scope. Switch it off at the exchange.')
          : node.more.scope,
      };
    }
    case 'allowlist':
      return allowlistWords(node);
    case 'age':
      return {
        label: l10n.t('Age'),
        description:
          node.more.maxAgeDays === undefined
            ? l10n.t('{0}, no rotation policy', dayCount(node.more.ageDays))
            : l10n.t('{0} of {1}', node.more.ageDays, dayCount(node.more.maxAgeDays)),
        tooltip: l10n.t('Days since the key was added or its values were last replaced.'),
      };
    case 'expiry':
      return expiryWords(node, now);
    case 'grants':
      return {
        label: l10n.t('Grants'),
        description: countOrNone(node.more.grants.length),
        tooltip: l10n.t('Launches that may receive this key without asking again.'),
      };
    case 'grant': {
      const { configuration, program, folder, expiresAt } = node.more.grant;
      return {
        label: oneLine(configuration),
        description:
          expiresAt === undefined
            ? l10n.t('until this window closes')
            : l10n.t('ends {0}', relativeTime(Date.parse(expiresAt), now, env.language)),
        tooltip: [program, folder]
          .filter((line) => line !== '')
          .map(oneLine)
          .join('\n'),
      };
    }
    case 'attachments':
      return {
        label: l10n.t('Launch configurations'),
        description: countOrNone(node.more.attachments.length),
        tooltip: l10n.t('Launch configurations that ask for this key without naming it in a file.'),
      };
    case 'attachment':
      return {
        label: oneLine(node.more.attachment.configuration),
        description: oneLine(node.more.attachment.folder),
        tooltip: oneLine(node.more.attachment.folder),
      };
    case 'note':
      return { label: oneLine(node.more.note), description: '', tooltip: oneLine(node.more.note) };
    default:
      return assertNever(node);
  }
}

function allowlistWords({ more: { addresses } }: AllowlistNode): RowWords {
  const label = l10n.t('IP allowlist');
  if (addresses === undefined) {
    const description = l10n.t('unknown until read at the exchange');
    return { label, description, tooltip: l10n.t('Addresses from which the key works.') };
  }
  return addresses.length === 0
    ? {
        label,
        description: l10n.t('none: works from anywhere'),
        tooltip: l10n.t('Anybody who holds the key can use it from any address.'),
      }
    : {
        label,
        description: addressCount(addresses.length),
        tooltip: addresses.map(oneLine).join('\n'),
      };
}

function expiryWords({ more: { expiresAt, rules } }: ExpiryNode, now: number): RowWords {
  const documented = rules.map((rule) =>
    rule.verified === 'memory' ? l10n.t('{0} (unverified)', rule.text) : rule.text,
  );
  const rulesOrNone =
    documented.length === 0 ? [l10n.t('No expiry rule of this exchange is known.')] : documented;
  return {
    label: l10n.t('Expiry'),
    description:
      expiresAt === undefined
        ? (documented[0] ?? l10n.t('unknown'))
        : relativeTime(Date.parse(expiresAt), now, env.language),
    tooltip: [...(expiresAt === undefined ? [] : [expiresAt]), ...rulesOrNone].join('\n'),
  };
}

function countOrNone(count: number): string {
  return count === 0 ? l10n.t('none') : String(count);
}
