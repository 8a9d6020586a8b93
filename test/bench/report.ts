import type { Interval, Summary } from './statistics.ts';

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  /** Empty where nothing was promised. */
  readonly budget: string;
  readonly verdict: 'within' | 'OVER' | '';
  readonly runs: string;
}

/** What one part of the bench found out. */
export interface Outcome {
  readonly rows: readonly Row[];
  /** How it was measured, a line each. */
  readonly notes: readonly string[];
  /** For the JSON: summaries and raw samples. */
  readonly data: unknown;
}

/** Two outcomes that are one part of the bench; their data side by side. */
export function joined(one: Outcome, other: Outcome): Outcome {
  return {
    rows: [...one.rows, ...other.rows],
    notes: [...one.notes, ...other.notes],
    data: [one.data, other.data],
  };
}

export function verdict(within: boolean): Row['verdict'] {
  return within ? 'within' : 'OVER';
}

/** `median (p95 …, min–max)` with the unit once. */
export function spread({ median, p95, min, max }: Summary, unit: string, digits = 1): string {
  const [m, p, least, most] = [median, p95, min, max].map((value) => value.toFixed(digits));
  return `${m ?? ''} ${unit} (p95 ${p ?? ''}, ${least ?? ''}–${most ?? ''})`;
}

export function interval({ low, high }: Interval, digits: number): string {
  return `[${low.toFixed(digits)}, ${high.toFixed(digits)}]`;
}

export function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}

const HEADS: Readonly<Record<keyof Row, string>> = {
  what: 'what',
  measured: 'measured',
  budget: 'budget',
  verdict: 'verdict',
  runs: 'runs',
};

export function table(rows: readonly Row[]): string {
  const columns = ['what', 'measured', 'budget', 'verdict', 'runs'] as const;
  const lines = [HEADS, ...rows];
  const widths = columns.map((column) => Math.max(...lines.map((line) => line[column].length)));
  const written = lines.map((line) =>
    columns
      .map((column, at) => line[column].padEnd(widths[at] ?? 0))
      .join(' │ ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('─┼─');
  return [written[0], rule, ...written.slice(1)].join('\n');
}
