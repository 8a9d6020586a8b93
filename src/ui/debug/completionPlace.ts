import { getLocation } from 'jsonc-parser';

import { LAUNCH_MEMBER } from '../../manifest/ids.ts';

/** What can be completed at a place of a launch.json or workspace file. */
type CompletionKind = 'alias' | 'alias-name' | 'preset';

export interface CompletionPlace {
  readonly kind: CompletionKind;
  /** Offsets of the text that a completion takes the place of; equal when there is none yet. */
  readonly start: number;
  readonly end: number;
}

/** Finds out whether the offset is where a launch configuration names keys; `undefined` anywhere else. */
export function completionPlace(text: string, offset: number): CompletionPlace | undefined {
  const { path, previousNode, isAtPropertyKey } = getLocation(text, offset);
  const at = path.lastIndexOf(LAUNCH_MEMBER);
  if (at < 2 || path[at - 2] !== 'configurations' || typeof path[at - 1] !== 'number')
    return undefined;
  const kind = kindOf(path.slice(at + 1), isAtPropertyKey);
  if (!kind) return undefined;
  const inside =
    previousNode !== undefined &&
    previousNode.offset <= offset &&
    offset <= previousNode.offset + previousNode.length;
  if (!inside) return { kind, start: offset, end: offset };
  const end = previousNode.offset + previousNode.length;
  // A string without its closing quote reaches to the end of the line; what is behind the cursor is not its.
  const closed = end > previousNode.offset + 1 && text[end - 1] === '"';
  return { kind, start: previousNode.offset, end: closed ? end : offset };
}

function kindOf(
  rest: readonly (string | number)[],
  isAtPropertyKey: boolean,
): CompletionKind | undefined {
  const [first, second] = rest;
  if (isAtPropertyKey) return first === 'keys' && rest.length === 2 ? 'alias-name' : undefined;
  if (rest.length === 0) return 'alias';
  if (rest.length === 1 && typeof first === 'number') return 'alias';
  if (first === 'preset' && rest.length === 1) return 'preset';
  if (first !== 'keys') return undefined;
  return rest.length === 1 || (rest.length === 2 && typeof second === 'number')
    ? 'alias'
    : undefined;
}
