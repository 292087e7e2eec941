/** Whether an entry came late is judged of every act of enforcement. */
const LATENESS = ['L0', 'L2'];

/** Rules whose numbers decided an event, or begin or end a period with it (docs/domain: rule table). */
const APPLIED: Readonly<Record<string, readonly string[]>> = {
  FindingOpened: ['T-34', ...LATENESS],
  ItemAnswered: LATENESS,
  ViolationConfirmed: ['T-34', 'T-50', ...LATENESS],
  RectificationOrdered: ['T-34', 'T-36', ...LATENESS],
  OrderServed: LATENESS,
  RecheckPerformed: ['T-36', ...LATENESS],
  RecheckFailed: ['T-36', 'T-50'],
  CaseFiled: ['T-50', 'T-51', ...LATENESS],
  CaseNotFiled: ['T-50'],
  PenaltyStandardAssessed: ['T-50'],
  LegalReviewRequested: ['T-56'],
  LegalReviewDone: ['T-56'],
  NoticeGiven: ['T-54', ...LATENESS],
  HearingRequested: ['T-54'],
  PenaltyDecided: ['T-51', 'T-56', 'T-58', ...LATENESS],
  OnSpotPenaltyImposed: ['T-62-citizen', 'T-62-organisation', ...LATENESS],
  DecisionServed: ['T-58', 'T-60', ...LATENESS],
  FinePaid: ['T-60', 'T-61'],
  CrimeSuspected: ['T-67'],
  CaseTransferred: ['T-67'],
  OfficerReplaced: ['T-12'],
  ReplacementRequested: ['T-12'],
};

/** Ids of rules; a ledger that never published one has no such stream, and nothing is added. */
export function rulesAppliedBy(type: string): readonly string[] {
  return APPLIED[type] ?? [];
}
