/** How far a log had come: the number of its last line and that line's SHA-256. */
export interface Anchor {
  readonly count: number;
  readonly head: string;
}
