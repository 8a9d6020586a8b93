import type { Availability, IndexFault } from '../../app/ports.ts';
import type { DocumentedRule } from '../../core/catalogue/expiry.ts';
import type { Attachment } from '../../core/inject/attachment.ts';
import type { Grant } from '../../core/inject/grant.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import type { Environment, Field, Scope, ScopeState } from '../../core/keys/vocabulary.ts';
import type { Timestamp } from '../../core/kernel/time.ts';
import type { RotationStatus } from '../../core/rotation/status.ts';

/** What stands in the way of the keys, told on a row above them. */
export type Notice =
  | {
      readonly about: 'keychain';
      readonly availability: Exclude<Availability, { state: 'available' }>;
    }
  | { readonly about: 'index'; readonly fault: IndexFault };

export interface NoticeNode {
  readonly kind: 'notice';
  readonly id: string;
  readonly notice: Notice;
}

/** All keys of one exchange in one environment. */
export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly exchange: string;
  /** The exchange's name, or the id where the catalogue does not know it. */
  readonly exchangeName: string;
  readonly environment: Environment;
  readonly keys: readonly KeyNode[];
}

export interface KeyNode {
  readonly kind: 'key';
  readonly id: string;
  readonly record: KeyRecord;
  readonly exchangeName: string;
  readonly rotation: RotationStatus;
  readonly ageDays: number;
}

export interface FieldNode {
  readonly kind: 'field';
  readonly id: string;
  readonly record: KeyRecord;
  readonly field: Field;
  /** The exchange's own name for the field, where it differs. */
  readonly exchangeName?: string;
}

interface Detail<K extends string, More> {
  readonly kind: K;
  readonly id: string;
  readonly record: KeyRecord;
  readonly more: More;
}

type ScopesNode = Detail<'scopes', { readonly readAt?: Timestamp }>;
export type ScopeNode = Detail<
  'scope',
  { readonly scope: Scope; readonly state: ScopeState; readonly excess: boolean }
>;
/** Without addresses nobody has read the list yet; an empty list admits every address. */
export type AllowlistNode = Detail<'allowlist', { readonly addresses?: readonly string[] }>;
export type ExpiryNode = Detail<
  'expiry',
  { readonly expiresAt?: Timestamp; readonly rules: readonly DocumentedRule[] }
>;
type AgeNode = Detail<'age', { readonly ageDays: number; readonly maxAgeDays?: number }>;
type GrantsNode = Detail<'grants', { readonly grants: readonly Grant[] }>;
type GrantNode = Detail<'grant', { readonly grant: Grant }>;
type AttachmentsNode = Detail<'attachments', { readonly attachments: readonly Attachment[] }>;
type AttachmentNode = Detail<'attachment', { readonly attachment: Attachment }>;
type NoteNode = Detail<'note', { readonly note: string }>;

export type DetailNode =
  | ScopesNode
  | ScopeNode
  | AllowlistNode
  | ExpiryNode
  | AgeNode
  | GrantsNode
  | GrantNode
  | AttachmentsNode
  | AttachmentNode
  | NoteNode;

export type TreeNode = NoticeNode | GroupNode | KeyNode | FieldNode | DetailNode;
