import type { KeyRecord } from '../keys/keyRecord.ts';
import { DAY_MS } from '../kernel/time.ts';

/** Days are whole, rounded up; `overdue` and `expired` count the days since. */
export type RotationStatus =
  | { readonly kind: 'ok' }
  | { readonly kind: 'due'; readonly inDays: number }
  | { readonly kind: 'overdue'; readonly days: number }
  | { readonly kind: 'expiring'; readonly inDays: number }
  | { readonly kind: 'expired'; readonly days: number }
  /** No policy and no expiry is known. */
  | { readonly kind: 'unknown' };

/** A key counts as due, or expiring, this long before the day. */
const NOTICE_DAYS = 14;

/** Judges a key's age against its policy and the expiry that its exchange reported; expiry weighs more. */
export function rotationStatus(record: KeyRecord, now: number): RotationStatus {
  const expiry = expiryStatus(record, now);
  if (expiry && expiry.kind !== 'ok') return expiry;
  return ageStatus(record, now) ?? expiry ?? { kind: 'unknown' };
}

/** Worst first: the order in which a tree badge or the status bar should speak. */
export const STATUS_ORDER: readonly RotationStatus['kind'][] = [
  'expired',
  'overdue',
  'expiring',
  'due',
  'unknown',
  'ok',
];

/** Whole days since the key was made or last rotated. */
export function ageInDays(record: KeyRecord, now: number): number {
  const since = Date.parse(record.lastRotatedAt ?? record.createdAt);
  return Math.max(0, Math.floor((now - since) / DAY_MS));
}

function expiryStatus(record: KeyRecord, now: number): RotationStatus | undefined {
  const expiresAt = record.observation?.expiresAt;
  if (expiresAt === undefined) return undefined;
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return { kind: 'expired', days: Math.floor(-left / DAY_MS) };
  const inDays = Math.ceil(left / DAY_MS);
  return inDays <= NOTICE_DAYS ? { kind: 'expiring', inDays } : { kind: 'ok' };
}

function ageStatus(record: KeyRecord, now: number): RotationStatus | undefined {
  if (record.maxAgeDays === undefined) return undefined;
  const left = record.maxAgeDays - ageInDays(record, now);
  if (left < 0) return { kind: 'overdue', days: -left };
  return left <= NOTICE_DAYS ? { kind: 'due', inDays: left } : { kind: 'ok' };
}
