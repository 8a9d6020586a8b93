import { START, type Anchor } from './chain.ts';
import { walk, type Tampering, type WalkHashes } from './walk.ts';

export type { Tampering } from './walk.ts';

/** What a check of the whole audit log found. `line` is 1-based. */
export type Verdict =
  | {
      readonly state: 'intact';
      readonly events: number;
      /** Appends that a crash cut short and that left bytes in the file; none of their events counted. */
      readonly crashes: number;
      /** False when the key was not at hand, so that only the unkeyed chain was checked. */
      readonly authenticated: boolean;
    }
  | { readonly state: 'tampered'; readonly line: number; readonly what: Tampering };

export interface VerifyOptions extends WalkHashes {
  /** Where the keychain says the log had come at least; START when it holds no anchor yet. Absent: unknown. */
  readonly anchor?: Anchor;
}

/**
 * Checks a log, given as one character per byte (latin1). One append may be ahead of the anchor or torn at
 * the end: that is what a crash leaves.
 */
export function verifyLog(text: string, { anchor, ...hashes }: VerifyOptions): Verdict {
  let lastLine = 0;
  let before = START;
  let foreignAt = Infinity;
  const walked = walk(text, START, hashes, (reached, line) => {
    if (anchor && isForeign(before, reached, anchor)) foreignAt = Math.min(foreignAt, lastLine + 1);
    before = reached;
    lastLine = line;
  });
  const { problem } = walked;
  if (foreignAt < (problem?.line ?? Infinity)) {
    return { state: 'tampered', line: foreignAt, what: 'forged' };
  }
  if (problem) return { state: 'tampered', ...problem };
  if (anchor && walked.accepted.count < anchor.count) {
    return { state: 'tampered', line: lastLine + 1, what: 'truncated' };
  }
  const { accepted, crashes } = walked;
  const authenticated = hashes.mac !== undefined;
  return { state: 'intact', events: accepted.count, crashes, authenticated };
}

/**
 * Whether an append cannot be of the log that the anchor is of: it passes the anchor without meeting it, or
 * is the second one where not even the first was ever anchored.
 */
function isForeign(before: Anchor, reached: Anchor, anchor: Anchor): boolean {
  if (anchor.count === 0) return before.count > 0;
  const passes = before.count < anchor.count && reached.count >= anchor.count;
  return passes && (reached.count !== anchor.count || reached.head !== anchor.head);
}
