import { STATUS_ORDER, rotationStatus, type RotationStatus } from '../../core/rotation/status.ts';
import type { KeysSnapshot } from './snapshot.ts';

/** The worst thing there is to say about the keys; `count` is how many keys it is true of. */
export type Summary =
  | { readonly kind: 'loading' }
  | { readonly kind: 'keychain-missing' | 'keychain-locked' | 'index-unreadable' }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'keys';
      readonly worst: RotationStatus['kind'];
      readonly count: number;
      readonly total: number;
    };

/** What stops every key weighs more than what is wrong with one. */
export function summarize({ index, availability }: KeysSnapshot, now: number): Summary {
  if (availability?.state === 'missing') return { kind: 'keychain-missing' };
  if (availability?.state === 'locked') return { kind: 'keychain-locked' };
  if (!index) return { kind: 'loading' };
  if (!index.ok) return { kind: 'index-unreadable' };
  const kinds = index.value.keys.map((record) => rotationStatus(record, now).kind);
  const worst = STATUS_ORDER.find((kind) => kinds.includes(kind));
  if (worst === undefined) return { kind: 'empty' };
  const count = kinds.filter((kind) => kind === worst).length;
  return { kind: 'keys', worst, count, total: kinds.length };
}
