import type { Step } from '../story/step';

/** When the last InspectionFinished among the steps has reached the ledger. */
export function visitEnds(steps: readonly Step[]): number {
  const ends = steps.filter(
    (step) => step.kind === 'sitting' && step.acts.some(({ type }) => type === 'InspectionFinished'),
  );
  return Math.max(...ends.map((step) => step.at));
}
