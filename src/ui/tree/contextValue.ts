import { TREE_CONTEXT } from '../../manifest/ids.ts';
import type { TreeNode } from './node.ts';

/** The `viewItem` by which menus choose their rows. */
export function contextValue(node: TreeNode): string {
  switch (node.kind) {
    case 'notice':
      return TREE_CONTEXT.notice;
    case 'group':
      return TREE_CONTEXT.group;
    case 'key':
      return TREE_CONTEXT.key;
    case 'field':
      return TREE_CONTEXT.field;
    case 'grants':
    case 'grant':
      return TREE_CONTEXT.grants;
    case 'scopes':
    case 'scope':
    case 'allowlist':
    case 'age':
    case 'expiry':
    case 'attachments':
    case 'attachment':
    case 'note':
      return TREE_CONTEXT.detail;
  }
}
