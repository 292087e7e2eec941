import type { Audit, AuditCheck, InclusionLine } from '@mingjing/draw';
import { percent } from './why-text';

/** What `draw audit` prints: inclusion by stratum and weight, every check, the verdict. */
export function auditText(
  { fair, threshold, checks, lines }: Audit,
  { seed, trials }: { readonly seed: string; readonly trials: number },
): readonly string[] {
  const worst = checks.filter(({ p }) => p < threshold);
  return [
    `${String(trials)} simulated seeds from the audit seed "${seed}": repeat it with --seed and --trials`,
    `seed n, from 0: SHA-256 of the text "mingjing/draw/audit/v1 ${seed} n"; with it every stratum is drawn by the rule of the draw`,
    ...lines.map(lineText),
    ...checks.map((check) => checkText(check, threshold)),
    fair
      ? `FAIR: none of ${String(checks.length)} checks is below ${threshold.toExponential(1)} (at most one false alarm in 1000 audits)`
      : `NOT FAIR: ${worst.map(nameOf).join(', ')}`,
  ];
}

function lineText({
  stratum,
  weight,
  entities,
  expected,
  simulated,
  band,
  within,
  never,
}: InclusionLine): string {
  const [low, high] = band.map(percent);
  const name = `${stratum}, weight ${String(weight)}, ${String(entities)} ${entities === 1 ? 'entity' : 'entities'}`;
  const shares = `by the rule ${percent(expected)}, simulated ${percent(simulated)} (95 % band of one entity ${low ?? ''} to ${high ?? ''})`;
  return `  ${name}: ${shares}; own band holds it for ${percent(within)}; drawn in no trial: ${String(never)}`;
}

function checkText(check: AuditCheck, threshold: number): string {
  const { statistic, degreesOfFreedom, p } = check;
  const degrees = degreesOfFreedom === undefined ? '' : `, ${String(degreesOfFreedom)} degrees of freedom`;
  const verdict = p < threshold ? 'FAILS' : 'ok   ';
  return `  ${verdict} ${nameOf(check)}: ${WHAT[check.kind]} ${statistic.toFixed(2)}${degrees}, p ${BOUNDED.includes(check.kind) ? '≤' : '='} ${p.toPrecision(3)}`;
}

function nameOf({ kind, stratum, weight }: AuditCheck): string {
  return `${kind} ${stratum}${weight === undefined ? '' : `/${String(weight)}`}`;
}

/** Of these, the p is an upper bound. */
const BOUNDED: readonly AuditCheck['kind'][] = ['WEIGHT', 'NEIGHBOURS', 'COVERAGE'];

const WHAT: Readonly<Record<AuditCheck['kind'], string>> = {
  COUNT: 'drawn each time',
  UNIFORM: 'chi-square',
  WEIGHT: 'z of the mean drawn',
  NEIGHBOURS: 'z of neighbours drawn together',
  COVERAGE: 'never drawn',
};
