import type { Must, MustRow } from './judging/row';
import { isAsked, type JudgedFinding, type RollUpQuery } from './roll-up';
import type { MustState } from './states';

/** Which of the rows that a roll-up counts; of every must and state where none is given. */
export interface CountedQuery extends RollUpQuery {
  readonly must?: Must;
  readonly state?: MustState;
}

/** One row that a roll-up has counted, and the finding that it is of. */
export interface CountedRow {
  readonly finding: string;
  readonly origin: string;
  /** When the first trace was found, as it was stated. */
  readonly trace: string;
  readonly row: MustRow;
}

/** The rows behind a roll-up's numbers, by finding: whoever reads "2 broken" can go and look at the two. */
export function countedRows(judged: readonly JudgedFinding[], query: CountedQuery): readonly CountedRow[] {
  const { must, state } = query;
  const isMeant = (row: MustRow): boolean =>
    (must === undefined || row.must === must) && (state === undefined || row.state === state);
  return judged
    .filter(({ record }) => isAsked(record, query))
    .flatMap(({ record: { finding, origin, trace }, rows }) =>
      rows.filter(isMeant).map((row) => ({ finding, origin, trace: trace.at, row })),
    )
    .sort((a, b) => (a.finding < b.finding ? -1 : Number(a.finding > b.finding)));
}
