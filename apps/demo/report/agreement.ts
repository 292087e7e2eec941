import type { MustRow } from '@mingjing/accountability';
import { chinaTime } from '@mingjing/kernel';
import { underBar, type Terminal } from '../../cli/progress';
import { AUDITOR } from '../generator/county/people';
import { STORY_JUDGED } from '../generator/story/end';
import type { GroundTruth } from '../generator/truth/ground-truth';
import type { TruthRow } from '../generator/truth/judge';
import type { HttpLedger } from '../player/http-ledger';

/** A row that the ledger judges differently from what really happened, or that only one of them knows. */
export interface Difference {
  readonly row: string;
  readonly truth: string;
  readonly ledger: string;
}

export interface Agreement {
  readonly findings: number;
  readonly rows: number;
  readonly differences: readonly Difference[];
}

const NONE = 'no such row';

/** Asks the ledger of every finding and compares each row with the truth, which the ledger cannot read. */
export async function compareWithTruth(
  truth: GroundTruth,
  ledger: HttpLedger,
  terminal: Terminal,
): Promise<Agreement> {
  const expected = new Map(truth.rows().map((row) => [keyOf(row), row.state as string]));
  const findings = truth.all().filter(({ tracedAt }) => tracedAt <= STORY_JUDGED);
  const told = await underBar(terminal, 'comparing', findings.length, (to) =>
    statesTold(
      findings.map(({ finding }) => finding),
      ledger,
      to,
    ),
  );
  const keys = [...new Set([...expected.keys(), ...told.keys()])];
  const differences = keys
    .map((row) => ({ row, truth: expected.get(row) ?? NONE, ledger: told.get(row) ?? NONE }))
    .filter((one) => one.truth !== one.ledger);
  return { findings: findings.length, rows: keys.length, differences };
}

/** State by row, as the ledger judges each finding. */
async function statesTold(
  findings: readonly string[],
  ledger: HttpLedger,
  to: (done: number) => void,
): Promise<ReadonlyMap<string, string>> {
  const told = new Map<string, string>();
  const asOf = encodeURIComponent(chinaTime(STORY_JUDGED));
  for (const [i, finding] of findings.entries()) {
    const answer = await ledger.ask(`three-musts/findings/${finding}?as-of=${asOf}`, AUDITOR);
    const { rows } = answer as unknown as { readonly rows: readonly MustRow[] };
    for (const { must, order, state } of rows)
      told.set(keyOf({ finding, must, ...(order && { order }) }), state);
    to(i + 1);
  }
  return told;
}

/** The order tells rows of must 2 apart; the others are one of each finding. */
function keyOf({ finding, must, order }: Omit<TruthRow, 'state'>): string {
  return must === 'M2' ? `${finding} ${must} ${order ?? ''}` : `${finding} ${must}`;
}
