/** The `code` of a Node system error (`ENOENT`, …); `EUNKNOWN` for anything else that was thrown. */
export function errnoOf(thrown: unknown): string {
  if (thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string') {
    return thrown.code;
  }
  return 'EUNKNOWN';
}
