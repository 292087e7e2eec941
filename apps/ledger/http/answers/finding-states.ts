import type { Assessment, FindingRecord, Waiver } from '@mingjing/enforcement/contracts';
import type { FoldedFinding, Settlement } from '@mingjing/inspection/contracts';
import { ACTORS, aggregate, AT, CLAIMED_ACT, folded, STATEMENT, wordOf } from './folded';
import { COUNT, FLAG, HASH, list, object, TEXT, type Members, type Schema } from './words';

const settled = folded<Settlement>(
  { statement: STATEMENT, at: AT, by: TEXT, confirmed: FLAG, evidence: list(HASH) },
  { into: TEXT },
);
const subject = folded<NonNullable<FoldedFinding['subject']>>(
  { entity: TEXT, origin: TEXT },
  { lead: TEXT, second: TEXT },
);
const status = wordOf<FoldedFinding['status']>(
  ...(['TRACE', 'CONFIRMED', 'DISMISSED', 'MERGED', 'CLOSED', 'WITHDRAWN'] as const),
);

const found = folded<FoldedFinding>(
  { id: TEXT, status, trace: STATEMENT, source: TEXT, openedAt: AT },
  {
    ...{ task: TEXT, item: TEXT, violation: TEXT, gate: TEXT, subject, settled },
    ...{ confirmed: CLAIMED_ACT, confirmedBy: ACTORS },
  },
);

const done: Members = { id: STATEMENT, at: AT, by: TEXT };
const capacity: Members = { role: TEXT };
const assessed = folded<Assessment>(
  { id: STATEMENT, at: AT, by: TEXT, reached: FLAG, tier: TEXT },
  { role: TEXT },
);
const waiver = folded<Waiver>(
  { id: STATEMENT, at: AT, by: TEXT, code: TEXT, article: TEXT, proposal: TEXT, fineOnly: FLAG },
  { role: TEXT, review: TEXT },
);

const pursued = folded<FindingRecord>(
  {
    waivers: list(waiver),
    educations: list(object(done, capacity)),
    failedRechecks: list(object({ order: TEXT, recheck: STATEMENT, at: AT, index: COUNT })),
  },
  {
    assessed,
    notFiled: object(done, capacity),
    referralConsidered: object({ ...done, refer: FLAG }, capacity),
    subjectGone: object({ ...done, reason: TEXT }, capacity),
  },
);

export const FINDING_STATES: Readonly<Record<string, Schema>> = {
  FindingState: aggregate('finding', { inspection: found, enforcement: pursued }),
};
