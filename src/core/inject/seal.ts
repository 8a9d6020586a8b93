import type { UnknownRecord } from '../kernel/parse.ts';
import { canonical } from './canonical.ts';

type Digest = (text: string) => string;

/**
 * A prepared configuration, one digest per member: enough to see that the message which leaves is the one that was
 * prepared, and nothing of what it says.
 */
export type Seal = ReadonlyMap<string, string>;

/** VS Code adds these on the way: the session's id, and what a debugger that restarts itself asked to be told. */
const ADDED_ON_THE_WAY: ReadonlySet<string> = new Set(['__sessionId', '__restart']);

export function sealLaunch(digest: Digest, configuration: UnknownRecord): Seal {
  return new Map(
    Object.entries(configuration)
      .filter(([member, value]) => value !== undefined && !ADDED_ON_THE_WAY.has(member))
      .map(([member, value]) => [member, digest(canonical(value))]),
  );
}

/** The members of a launch message that were changed, added or taken away since its configuration was sealed. */
export function brokenMembers(
  digest: Digest,
  seal: Seal,
  message: UnknownRecord,
): readonly string[] {
  const now = sealLaunch(digest, message);
  return [...new Set([...seal.keys(), ...now.keys()])].filter(
    (member) => seal.get(member) !== now.get(member),
  );
}
