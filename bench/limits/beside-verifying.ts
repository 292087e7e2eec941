import { availableParallelism } from 'node:os';
import { newPen } from '../ledger/bench-ledger';
import { signedEntities } from '../ledger/entity-statements';
import { interleave, pairedRatio, type Contender, type Rates } from '../measure/interleave';
import { median } from '../measure/rate';
import type { Row } from '../report/row';
import { numberText } from '../report/table';
import type { ByLength, Length } from '../run/length';
import { verifyRate } from './verify-rate';

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
    contenders[nameOf(check)] = check.work;
  }
  const rates = await interleave(contenders, ROUNDS[length]);
  return checks.map((check) => rowOf(check, rates[nameOf(check)] ?? [], rates[limitOf(check)] ?? []));
}

const nameOf = ({ size }: Check): string => `of ${String(size)}`;
const limitOf = (check: Check): string => `before that ${nameOf(check)}`;

function rowOf({ name, what, size, notes }: Check, checked: Rates, limit: Rates): Row {
  const [cores, rate] = [availableParallelism(), median(checked)];
  return {
    name: `${name} of ${numberText(size)} entries ÷ cores × verify rate`,
    measured: { what, value: rate, unit: '/s' },
    against: { what: `${String(cores)} × verified, 1 thread`, value: cores * median(limit), unit: '/s' },
    ratio: pairedRatio(checked, limit) / cores,
    goal: { atLeast: 0.7 },
    notes: notes(rate),
  };
}
