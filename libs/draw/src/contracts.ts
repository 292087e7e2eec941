/** What other contexts may ask of draws and tasks: pure functions over facts. */
export { assignmentOf, mayInspect, visitEndedAt, type Assignment, type TaskState } from './domain/assignment';
export { WATCHED_DAYS } from './domain/band-moves';
export { completionOf, type CompletionLevel, type LevelCompletion } from './domain/completion';
export { coverageOf, type YearlyCoverage } from './domain/coverage';
export { departureCounts, departuresOf, type Departure, type DepartureCounts } from './domain/departures';
export { earlyLooksOf, type EarlyLook } from './domain/early-looks';
export { alertsOf, allDraws, type DrawAlert } from './domain/draw-alerts';
export {
  drawIdOfStream,
  drawOf,
  frozenRegisterOf,
  isFileSealed,
  isSealed,
  isUnblinded,
  mayReadReveals,
} from './domain/draw-questions';
export type { DrawState } from './domain/draw-state';
export { mustStandAside, sentSince } from './domain/going';
export { sharesAreSealed } from './domain/sealed-shares';
export { loadOfDraw, loadOfYear, type FieldLoad } from './domain/load-spread';
export { whatIf, type Qualification, type WhatIf } from './domain/what-if';
export { tasksOfDraw, type DrawnTask } from './domain/drawn-tasks';
export { obligationOf, triggerOf, upstreamOf } from './domain/task-sources';
export type { Obligation, Trigger, UpstreamList } from './domain/task-sources';
export { allPlans, planAlertsOf, type PlanAlert, type PlanOfYear } from './domain/plan-alerts';
export { NO_SUCH_TASK, refuseUnseenTask, SEALED_DRAW_ROLES } from './domain/unseen-tasks';
export { coveredBy, drawnThisYear, placesHeld, voidsOf } from './domain/year-facts';
export { visitsOfEntity, yearlyVisits, type YearlyVisits } from './domain/yearly-visits';
export { transcriptHash } from './algorithm/transcript-hash';
export { transcriptOf, type DrawTranscripts } from './domain/transcript-of';
export type { Side, TaskOrigin } from './payloads/assignment-events';
