/** What other contexts may ask of inspections: pure functions over facts. */
export { actorOfOfficer, actorsOf, officerOfActor, pairOf, type Pair } from './domain/assignment';
export { documentNumbersOf, parseDocumentNumber, type DocumentNumber } from './domain/document-number';
export {
  findingOf,
  findingsOfTask,
  isOpen,
  NO_TASK,
  officersOfFinding,
  openFindings,
  type Finding,
  type FindingStatus,
  type FoldedFinding,
  type Settlement,
} from './domain/finding';
export { opensAtOnce, opensByFailure } from './domain/gate';
export {
  visitOf,
  type Answer,
  type Approval,
  type Sample,
  type Visit,
  type VisitStatus,
} from './domain/visit';
export type { Gate } from './payloads/finding-answers';
export type { ItemResult } from './payloads/item-answered';
export type { VisitResult } from './payloads/visit-end';
