/** Domain handbook, §5.12, rates of a county. Shares of one unless said otherwise. */
export const RATES = {
  /** Traces of a bad visit, geometric with this mean. */
  tracesPerBadVisit: 1.7,
  dismissed: 0.06,
  /** Of traces of a violation that the visit has found already; not in the handbook. */
  merged: 0.15,
  answeredLate: 0.04,
  orderNotSameDay: 0.08,
  immediate: 0.3,
  onSpotOfImmediate: 0.55,
  extended: 0.06,
  withdrawn: 0.01,
  recheckLate: 0.11,
  recheckNever: 0.04,
  neverButClosed: 0.5,
  recheckFails: 0.08,
  secondOrderWhereOnlyAfterOrder: 0.6,
  reachedAtOnce: 0.25,
  /** Where a penalty was settled before the recheck failed; not in the handbook. */
  reachedAgain: 0.4,
  assessmentMissing: 0.03,
  assessedLate: 0.05,
  waivedLawfully: 0.09,
  notPenalised: 0.03,
  notPenalisedByWaiver: 0.6,
  simple: 0.2,
  filedLate: 0.06,
  decidedLate: 0.03,
  reviewReturned: 0.2,
  discussed: 0.25,
  hearing: 0.02,
  annulled: 0.02,
  transferredToDepartment: 0.02,
  transferredToPolice: 0.01,
  transferComesBack: 0.35,
  samples: 0.22,
  samplesNonCompliant: 0.06,
} as const;

/** Limits in working or calendar days, as the generator knows them: it never asks the ledger's rules. */
export const LIMITS = {
  /** T-34 */
  answerWorkingDays: 3,
  /** T-36 */
  recheckWorkingDays: 10,
  /** T-50 */
  fileWorkingDays: 15,
  /** T-51 */
  decideDays: 90,
  /** T-58 */
  serveWorkingDays: 7,
  /** T-20 */
  publishResultWorkingDays: 20,
  /** T-21 */
  publishPenaltyWorkingDays: 7,
} as const;
