import type { RotationStatus } from '../../core/rotation/status.ts';
import type { Environment, ScopeState } from '../../core/keys/vocabulary.ts';
import type { TreeNode } from './node.ts';

/** A codicon and a theme colour, both of which follow the user's theme. */
export interface NodeIcon {
  readonly icon: string;
  readonly color?: string;
}

const RED = 'list.errorForeground';
const YELLOW = 'list.warningForeground';
const GREEN = 'charts.green';

/** Shapes differ as well as colours, for those who cannot tell the colours apart. */
const ROTATION: Readonly<Record<RotationStatus['kind'], NodeIcon>> = {
  ok: { icon: 'key', color: GREEN },
  unknown: { icon: 'key' },
  due: { icon: 'clock', color: YELLOW },
  expiring: { icon: 'watch', color: YELLOW },
  overdue: { icon: 'warning', color: RED },
  expired: { icon: 'error', color: RED },
};

const ENVIRONMENT: Readonly<Record<Environment, NodeIcon>> = {
  practice: { icon: 'beaker' },
  testnet: { icon: 'server-environment' },
  demo: { icon: 'play-circle' },
  live: { icon: 'flame', color: RED },
};

const SCOPE: Readonly<Record<ScopeState, NodeIcon>> = {
  granted: { icon: 'pass' },
  denied: { icon: 'circle-slash' },
  unknown: { icon: 'question', color: YELLOW },
};

export function iconOf(node: TreeNode): NodeIcon {
  switch (node.kind) {
    case 'notice':
      return node.notice.about === 'keychain' && node.notice.availability.state === 'locked'
        ? { icon: 'lock', color: YELLOW }
        : { icon: 'error', color: RED };
    case 'group':
      return ENVIRONMENT[node.environment];
    case 'key':
      if (node.record.status === 'compromised' || node.record.status === 'revoked') {
        return { icon: 'error', color: RED };
      }
      return ROTATION[node.rotation.kind];
    case 'field':
      return { icon: 'symbol-field' };
    case 'scopes':
      return { icon: 'shield' };
    case 'scope':
      return node.more.excess ? { icon: 'warning', color: RED } : SCOPE[node.more.state];
    case 'allowlist':
      return { icon: 'globe' };
    case 'age':
      return { icon: 'history' };
    case 'expiry':
      return { icon: 'calendar' };
    case 'grants':
    case 'grant':
      return { icon: 'unlock' };
    case 'attachments':
    case 'attachment':
      return { icon: 'debug-alt' };
    case 'note':
      return { icon: 'note' };
  }
}
