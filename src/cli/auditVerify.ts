import type { StoreFailure, StoreFault } from '../app/ports.ts';
import { START, type Anchor } from '../core/audit/chain.ts';
import { verifyLog, type Tampering, type Verdict } from '../core/audit/verify.ts';
import { assertNever } from '../core/kernel/assertNever.ts';
import type { Result } from '../core/kernel/result.ts';
import { EXIT, type Outcome } from './usage.ts';

/** What the check needs of this machine. */
export interface VerifyWorld {
  /** One character per byte; an error's code, e.g. `ENOENT`, when the file cannot be read. */
  readonly readLog: (file: string) => Promise<Result<string, string>>;
  readonly sha256: (text: string) => string;
  /** The key with which this machine signs its log, if its keychain gives it. */
  readonly mac: () => Promise<Result<(text: string) => string, StoreFailure>>;
  readonly anchor: () => Promise<Result<Anchor | undefined, StoreFailure>>;
}

/**
 * `audit verify`: an exported copy may end earlier than the log it is of, so where the log has come by now
 * counts only when `current` says that the file is the log itself.
 */
export async function auditVerify(
  file: string,
  { current }: { readonly current: boolean },
  world: VerifyWorld,
): Promise<Outcome> {
  const read = await world.readLog(file);
  if (!read.ok) {
    return { exitCode: EXIT.error, complain: [`exchange-keyring: ${file}: ${read.error}`] };
  }
  const { sha256 } = world;
  const mac = await world.mac();
  if (!mac.ok) {
    const notes = [unauthenticated(mac.error.fault)];
    // Half an answer to "is this the whole, genuine log?" would be taken for a whole one.
    if (current) return { exitCode: EXIT.error, complain: notes };
    return outcomeOf(file, verifyLog(read.value, { sha256 }), notes);
  }
  const anchored = await world.anchor();
  if (!anchored.ok) {
    const notes = [`The end could not be checked: ${reasonOf(anchored.error.fault)}.`];
    if (current) return { exitCode: EXIT.error, complain: notes };
    return outcomeOf(file, verifyLog(read.value, { sha256, mac: mac.value }), notes);
  }
  const anchor = anchored.value ?? START;
  const whole = verifyLog(read.value, { sha256, mac: mac.value, anchor });
  const isShort = whole.state === 'tampered' && whole.what === 'truncated';
  if (current || !isShort) return outcomeOf(file, whole, []);
  const copy = verifyLog(read.value, { sha256, mac: mac.value });
  const missing = copy.state === 'intact' ? anchor.count - copy.events : 0;
  return outcomeOf(file, copy, [
    `This machine's log has ${count(missing, 'later event')}: the file is an older copy, or its end was cut off.`,
  ]);
}

function outcomeOf(file: string, verdict: Verdict, notes: readonly string[]): Outcome {
  if (verdict.state === 'tampered') {
    const sentence = `${file}:${String(verdict.line)}: ${describe(verdict.what)}.`;
    return { exitCode: EXIT.found, say: [sentence, ...notes] };
  }
  const { events, crashes } = verdict;
  const crashed = crashes === 0 ? '' : `; ${count(crashes, 'crash', 'crashes')} left a torn line`;
  return {
    exitCode: EXIT.fine,
    say: [`${file}: intact, ${count(events, 'event')}${crashed}.`, ...notes],
  };
}

function describe(what: Tampering): string {
  switch (what) {
    case 'changed':
      return 'this line was changed';
    case 'dropped':
      return 'lines before this one are missing';
    case 'duplicated':
      return 'this line was there before';
    case 'truncated':
      return 'the log goes on here, but its end was cut off';
    case 'forged':
      return 'this line does not belong to this log';
    case 'garbage':
      return 'this is no line of an audit log';
    default:
      return assertNever(what);
  }
}

function unauthenticated(fault: StoreFault): string {
  return `Checked without its key (${reasonOf(fault)}): the lines fit together, but nobody vouches for who wrote them.`;
}

function reasonOf(fault: StoreFault): string {
  if (fault === 'absent') return 'the keychain of this machine holds none';
  if (fault === 'locked') return 'the keychain is locked';
  if (fault === 'missing') return 'there is no keychain here';
  return `the keychain answered: ${fault}`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}
