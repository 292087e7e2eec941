import type { Findings } from './finding';

export const VIEWS_FILE = 'views.db';

export const ANEW =
  'views.db holds nothing of its own: stop the service and move it away; the next start tells it anew.';

export interface Difference {
  readonly view: string;
  /** The table in which it stands. */
  readonly table: string;
  readonly row: string;
  /** `Row 3`, as the reason begins. */
  readonly what: string;
  /** Rows of the table that differ. */
  readonly count: number;
}

export function tellDifference({ view, table, row, what, count }: Difference, findings: Findings): void {
  findings.fault(
    VIEWS_FILE,
    'view-differs',
    `${what} of ${view} is not what follows from the log (${count} such rows): it was altered, or told by another version of the program. ${ANEW}`,
    { table, row },
  );
}
