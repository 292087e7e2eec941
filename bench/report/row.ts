/** What a row of the table must reach. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** A number with its unit, as measured in this run. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

/** One row: a figure against another one of the same run. Without a goal it only informs. */
export interface Row {
  readonly name: string;
  readonly measured: Figure;
  readonly against: Figure;
  /** Median over the repetitions of measured ÷ against; not the ratio of the medians shown beside it. */
  readonly ratio: number;
  readonly goal?: Goal;
  readonly notes: readonly string[];
}

export function isMet({ ratio, goal }: Pick<Row, 'ratio' | 'goal'>): boolean {
  if (goal === undefined) return true;
  return 'atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;
}
