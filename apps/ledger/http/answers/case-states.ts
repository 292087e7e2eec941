import type { PenaltyCase } from '@mingjing/enforcement/contracts';
import { ACTORS, aggregate, AT, folded, STATEMENT, wordOf } from './folded';
import { COUNT, FLAG, list, object, TEXT, type Members, type Schema } from './words';

const did: Members = { id: STATEMENT, at: AT, by: TEXT };
const step = object(did);
const stage = wordOf<PenaltyCase['stage']>('FILED', 'DECIDED', 'SERVED', 'ANNULLED', 'CLOSED');
const procedure = wordOf<PenaltyCase['procedure']>('GENERAL', 'SIMPLE');

const review: Schema = {
  oneOf: [
    object({ status: wordOf('NONE') }),
    object({ ...did, status: wordOf('REQUESTED', 'RETURNED') }),
    object({ ...did, status: wordOf('DONE'), opinion: TEXT }),
  ],
};

const penalty = { kinds: list(TEXT), fineFen: COUNT };
const stated = {
  statedFen: { ...COUNT, description: 'what the entry states, where a correction gives another amount' },
};
const notice = folded<NonNullable<PenaltyCase['notice']>>(
  { id: STATEMENT, at: AT, by: TEXT, ...penalty, hearingRight: FLAG },
  { ...stated },
);
const decision = folded<NonNullable<PenaltyCase['decision']>>(
  { id: STATEMENT, index: COUNT, at: AT, by: TEXT, ...penalty, number: TEXT, social: FLAG },
  { tier: TEXT, ...stated },
);

const payment = folded<PenaltyCase['payments'][number]>(
  { id: STATEMENT, at: AT, by: TEXT, amountFen: COUNT },
  stated,
);

const penaltyCase = folded<PenaltyCase>(
  {
    ...{ id: TEXT, procedure, stage, number: TEXT, findings: list(TEXT), investigators: ACTORS },
    ...{ filed: step, review, payments: list(payment), paidFen: COUNT },
  },
  {
    ...{ source: TEXT, party: TEXT, discussion: step, notice, defence: step, hearingRequest: step },
    ...{ hearing: step, decision, served: step, reported: step },
    annulled: object({ ...did, remake: FLAG }),
    closed: object({ ...did, reason: TEXT }),
  },
);

export const CASE_STATES: Readonly<Record<string, Schema>> = {
  CaseState: aggregate('case', { enforcement: penaltyCase }),
};
