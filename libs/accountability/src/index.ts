export { accountabilityContext } from './application/accountability-context';
export { namesCosignersOnly } from './domain/admitted-original';
export { foldedStates, type FoldedState } from './domain/folded-states';
export { anOldClaimIsApproved } from './domain/old-claims';
export { judgedAt, questionOf } from './musts/asked';
export { withCompromised } from './musts/caveats';
export { countedRows } from './musts/counted-rows';
export { judgeMusts, worstRow } from './musts/judge';
export { isInScope, MUSTS, ORIGIN_SCOPES, ROLL_UP_BY, rollUp, tally } from './musts/roll-up';
export { CAVEAT_LABELS, CORRECTED_LABEL, MUST_STATES, STATE_LABELS } from './musts/states';
export { accountabilityViews } from './views/accountability-views';
export { TASK_STATUSES } from './views/tasks';
export { eventsIn, remarksOn } from './views/trail';
export type { MustsAsked, MustsQuestion } from './musts/asked';
export type { Act, Because, Caveat, Lateness } from './musts/act';
export type { CountedQuery, CountedRow } from './musts/counted-rows';
export type { Must, MustRow, Stage } from './musts/judging/row';
export type { Gate, MustRecord, StoredLimit } from './musts/must-record';
export type {
  JudgedFinding,
  OriginScope,
  RollUp,
  RollUpBy,
  RollUpGroup,
  RollUpQuery,
  Share,
  Tally,
} from './musts/roll-up';
export type { Label, MustState } from './musts/states';
export { CorrectionRecorded } from './payloads/corrections';
export { VaultErased } from './payloads/erasures';
export { LateEntryReasonGiven, LateStatementAdmitted } from './payloads/late-entries';
export { AccessRecorded, Anchored } from './payloads/observations';
