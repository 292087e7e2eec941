import type { Json } from '@mingjing/kernel';
import { textIn } from '../../examined';
import { member, rowsIn, type Claim, type SignedDraw } from './signed-draw';
import { annualMinimum, decidedRatio, sameShare } from './stratum-numbers';
import { writtenStrata } from './written-strata';

/**
 * The strata are those of the plan, with the numbers that plan, decisions and freeze give (draw.md, freeze). Nothing
 * is claimed of a decision that is not here, nor of a census, which takes its stratum whole.
 */
export function plannedClaims(claimed: Json | undefined, draw: SignedDraw): readonly Claim[] {
  const planned = draw.of('DrawPlanned').flatMap(({ data }) => rowsIn(data['strata']));
  const written = writtenStrata(claimed);
  const places = (rows: readonly Json[]): Json => rows.map(placeOf);
  return [
    ['strata of DrawPlanned', places(writtenStrata(planned)), places(written)],
    ...planned.flatMap((stratum) =>
      numberClaims(stratum, rowOf(stratum, written), draw).map(([what, ...values]): Claim => [
        `${what} of stratum ${textIn(member(stratum, 'id'))}`,
        ...values,
      ]),
    ),
  ];
}

/** Who is drawn for whom, without how many. */
function placeOf(stratum: Json): Json {
  return ['id', 'field', 'parties', 'mode'].map((name) => member(stratum, name) ?? null);
}

function numberClaims(planned: Json, claimed: Json | undefined, draw: SignedDraw): readonly Claim[] {
  const [minimum, ratio] = [member(claimed, 'minimum'), member(claimed, 'ratio')];
  if (member(planned, 'annual') !== undefined) return annualClaims(planned, { minimum, ratio }, draw);
  return [
    ['minimum', member(planned, 'minimum') ?? 0, minimum],
    ...ratiosOf(planned, draw).map((signed): Claim => ['ratio', signed, ratio]),
  ];
}

/** As each decision gives it that the stratum stands on; the plan's own where it needs none. */
function ratiosOf(planned: Json, draw: SignedDraw): readonly (Json | undefined)[] {
  const own = member(planned, 'ratio');
  if (member(planned, 'mode') === 'census') return [own ?? [1, 1]];
  if (member(planned, 'ratioDecision') === undefined) return [own ?? [0, 1]];
  const population = populationOf(planned, draw);
  const decided = decisionsOf(planned, draw).map((decision) => decidedRatio(decision, population));
  // Of a register that is not here no band is known.
  return population === undefined ? decided.filter((ratio) => ratio !== undefined) : decided;
}

/** R and D are those of the freeze: that they were counted rightly, only the whole log shows. */
function annualClaims(
  planned: Json,
  { minimum, ratio }: Readonly<Record<'minimum' | 'ratio', Json | undefined>>,
  draw: SignedDraw,
): readonly Claim[] {
  const annual = member(planned, 'annual');
  const share = member(annual, 'share');
  const frozen = draw.register === undefined ? [] : [rowOf(planned, draw.register.data['sizes'])];
  return [
    ['ratio', [0, 1], ratio],
    ...frozen.map((size): Claim => ['minimum', annualMinimum(annual, size), minimum]),
    ...decisionsOf(planned, draw).map((decision): Claim => {
      const decided = member(decision, 'ratio');
      return ['yearly share', decided, sameShare(decided, share) ? decided : share];
    }),
  ];
}

function decisionsOf(planned: Json, { ratios }: SignedDraw): readonly Json[] {
  const named = textIn(member(planned, 'ratioDecision'));
  return (ratios.get(named) ?? []).map(({ data }) => data);
}

/** N as it was executed, else as it was frozen: the transcript's, which recomputes from the frozen root, is held against it. */
function populationOf(planned: Json, draw: SignedDraw): Json | undefined {
  const executed = draw.of('DrawExecuted').flatMap(({ data }) => rowsIn(data['strata']));
  const frozen = draw.isOpen ? draw.register?.data['sizes'] : undefined;
  return member(rowOf(planned, executed) ?? rowOf(planned, frozen), 'population');
}

function rowOf(planned: Json, rows: Json | undefined): Json | undefined {
  return rowsIn(rows).find((row) => member(row, 'id') === member(planned, 'id'));
}
