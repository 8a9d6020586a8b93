import { isRecord, isString, parseJson, type UnknownRecord } from '../../core/kernel/parse.ts';

/** One line of the audit log, ready to be read by people. */
export interface AuditRow {
  /** ISO-8601, or empty where the line has none. */
  readonly at: string;
  /** `key.added`, …; empty for a line that is no event. */
  readonly type: string;
  /** `alias (exchange environment)`, or empty. */
  readonly key: string;
  /** What else the event says, as `name=value`. */
  readonly details: string;
}

const NO_EVENT: AuditRow = { at: '', type: '', key: '', details: '' };

/** Reads the log leniently: what cannot be understood is a row too, for hiding it would hide tampering. */
export function auditRows(text: string): readonly AuditRow[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => auditRow(parseJson(line)));
}

/** Members that chain the lines; *Verify Audit Log* reads them, people need not. */
const CHAIN = ['seq', 'at', 'type', 'key', 'then', 'prev', 'mac'];

function auditRow(line: unknown): AuditRow {
  if (!isRecord(line)) return NO_EVENT;
  const { at, type, key } = line;
  if (!isString(type)) return NO_EVENT;
  const details = Object.entries(line).filter(([name]) => !CHAIN.includes(name));
  return {
    at: isString(at) ? plain(at) : '',
    type: plain(type),
    key: isRecord(key) ? keyWords(key) : '',
    details: details.map(([name, value]) => `${plain(name)}=${valueWords(value)}`).join(' '),
  };
}

function keyWords({ alias, exchange, environment }: UnknownRecord): string {
  return `${valueWords(alias)} (${valueWords(exchange)} ${valueWords(environment)})`;
}

/** A whole hash tells a reader no more than its beginning. */
const HASH = /^[0-9a-f]{64}$/;

function valueWords(value: unknown): string {
  if (isString(value)) return plain(HASH.test(value) ? `${value.slice(0, 12)}…` : value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map((item: unknown) => valueWords(item)).join(',') : '';
}

/** A forged line must not be able to start a row of its own, or to turn the text around. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}
