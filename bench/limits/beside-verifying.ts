import { availableParallelism } from 'node:os';
import { newPen } from '../ledger/bench-ledger';
import { signedEntities } from '../ledger/entity-statements';
import { interleave, pairedRatio, type Contender, type Rates } from '../measure/interleave';
import { median } from '../measure/rate';
import type { Row } from '../report/row';
import { numberText } from '../report/table';
import type { ByLength, Length } from '../run/length';
import { verifyRate } from './verify-rate';
import { verifyTogether } from './verify-together';

/** Signatures, a second of them: checks take many, and what a core did for a moment is no measure of it. */
const SAMPLE: ByLength = { full: 20_000, quick: 20_000, trial: 100 };
const ROUNDS: ByLength = { full: 3, quick: 2, trial: 1 };

/** A check of a whole log, which verifies each of its signatures. */
export interface Check {
  /** As the row says it: full verify, full fsck. */
  readonly name: string;
  /** What is counted: entries verified, entries checked. */
  readonly what: string;
  /** Entries. */
  readonly size: number;
  readonly work: Contender;
  /** Of the entries a second that it came to. */
  readonly notes: (rate: number) => readonly string[];
}

/** Each check, in turn with the verify rate of the moment before it, against what the cores could verify and nothing else. */
export async function besideVerifying(checks: readonly Check[], length: Length): Promise<readonly Row[]> {
  const pen = newPen('registrar');
  const sample = signedEntities(pen, SAMPLE[length]);
  const contenders: Record<string, Contender> = {};
  for (const check of checks) {
    contenders[limitOf(check)] = verifyRate(() => sample, pen);
    contenders[togetherOf(check)] = verifyTogether(() => sample, pen);
    contenders[nameOf(check)] = check.work;
  }
  const rates = await interleave(contenders, ROUNDS[length]);
  const ratesOf = (name: string): Rates => rates[name] ?? [];
  return checks.map((check) =>
    rowOf(check, {
      checked: ratesOf(nameOf(check)),
      alone: ratesOf(limitOf(check)),
      together: ratesOf(togetherOf(check)),
    }),
  );
}

const nameOf = ({ size }: Check): string => `of ${String(size)}`;
const limitOf = (check: Check): string => `before that ${nameOf(check)}`;
const togetherOf = (check: Check): string => `all cores before that ${nameOf(check)}`;

/** What the check came to, one thread that only verifies, and as many as there are cores. */
interface Came {
  readonly checked: Rates;
  readonly alone: Rates;
  readonly together: Rates;
}

function rowOf({ name, what, size, notes }: Check, { checked, alone, together }: Came): Row {
  const [cores, rate] = [availableParallelism(), median(checked)];
  const share = pairedRatio(checked, together);
  return {
    name: `${name} of ${numberText(size)} entries ÷ cores × verify rate`,
    measured: { what, value: rate, unit: '/s' },
    against: { what: `${String(cores)} × verified, 1 thread`, value: cores * median(alone), unit: '/s' },
    ratio: pairedRatio(checked, alone) / cores,
    goal: { atLeast: 0.7 },
    notes: [
      `${String(cores)} threads that only verify came to ${numberText(median(together))}/s together, of which this is ${numberText(share)}`,
      ...notes(rate),
    ],
  };
}
