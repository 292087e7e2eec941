export * from './algorithm/annual-rule';
export * from './algorithm/assignment';
export * from './algorithm/beacon-value';
export * from './algorithm/draw-types';
export * from './algorithm/drawn-count';
export * from './algorithm/execute-draw';
export * from './algorithm/frozen-pool';
export * from './algorithm/merkle-root';
export * from './algorithm/officer-loads';
export * from './algorithm/pool-roots';
export * from './algorithm/replacement';
export * from './algorithm/reserve';
export * from './algorithm/result-hashes';
export * from './algorithm/seed';
export * from './algorithm/seed-faults';
export * from './algorithm/selection';
export * from './algorithm/sensitivity';
export * from './algorithm/shorthanded';
export * from './algorithm/tickets';
export * from './algorithm/transcript';
export { isFull, publishedHashes } from './algorithm/transcript-hash';
export * from './algorithm/types';
export * from './algorithm/verify-transcript';
export { drawContext } from './application/draw-context';
export {
  assignmentOf,
  completionOf,
  coverageOf,
  coveredBy,
  drawIdOfStream,
  drawnThisYear,
  drawOf,
  frozenRegisterOf,
  isFileSealed,
  isSealed,
  isUnblinded,
  loadOfDraw,
  loadOfYear,
  mayInspect,
  mayReadReveals,
  obligationOf,
  placesHeld,
  tasksOfDraw,
  transcriptHash,
  transcriptOf,
  triggerOf,
  upstreamOf,
  voidsOf,
  whatIf,
} from './contracts';
export type {
  DrawnTask,
  DrawState,
  DrawTranscripts,
  Obligation,
  Trigger,
  UpstreamList,
  YearlyCoverage,
} from './contracts';
export * from './payloads/assignment-events';
export * from './payloads/draw-course';
export * from './payloads/draw-planned';
export * from './payloads/register-frozen';
export * from './payloads/replacement-events';
export * from './payloads/seed-events';
export * from './payloads/task-sources';
export { isQuicknetSignature } from './beacon/quicknet';
export * from './verifier/ten-minute-verifier';
export * from './why/chance';
export * from './why/draw-history';
export * from './why/register-proof';
export * from './why/transcript-desk';
export * from './why/why-entity';
export * from './why/why-of-draw';
export * from './why/why-officer';
export * from './why/why-task';
export * from './audit/audit';
export * from './audit/audited-pool';
export * from './audit/checks';
export * from './audit/ledger-pool';
export { band95 } from './odds/band';
export * from './audit/sampler';
export * from './lines/read-lines';
export * from './lines/transcript-lines';
