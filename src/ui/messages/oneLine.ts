const SHOWN = 400;

/**
 * Text that a repository chose, fit for a line of ours: no line breaks and no invisible or direction-turning
 * characters that could forge another line, no link that VS Code would make of it (in notifications even one that
 * runs a command), and cut where it would push the rest out of sight.
 */
export function oneLine(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD').replaceAll('](', '] (');
  return plain.length > SHOWN ? `${plain.slice(0, SHOWN)}…` : plain;
}
