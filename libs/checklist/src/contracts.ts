/** What other contexts may ask of checklists, plans and ratios: pure functions over facts. */
export { checklistAt, checklistOf, itemOf } from './domain/checklist';
export type { Checklist, ChecklistVersion } from './domain/checklist';
export { itemIsListed } from './domain/listed-items';
export { planOf, plannedDraw } from './domain/plan';
export type { Plan } from './domain/plan';
export { plannedYears, plansInOne, plansOf } from './domain/plan-year';
export { weighedTwice, weightTable } from './domain/plan-weights';
export { areInOrder, bandEdges, percentForBand, ratioDecision, ratioDecisions } from './domain/ratio';
export type { AppliedRatio, RatioDecision } from './domain/ratio';
export type { ChecklistItem } from './payloads/checklist-events';
export type { BandPercentage, CategoryBinding, PlannedDraw, RecordClass } from './payloads/plan-events';
