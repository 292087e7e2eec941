import type { Assignment, TaskState } from '@mingjing/draw/contracts';
import type { Answer, Approval, Sample, Visit } from '@mingjing/inspection/contracts';
import { ACTORS, aggregate, AT, CLAIMED_ACT, folded, STATEMENT, wordOf } from './folded';
import { COUNT, FLAG, HASH, list, object, RECORDED, TEXT, type Schema } from './words';

const called = object({ id: STATEMENT, index: COUNT, recordedAt: RECORDED });
const recusal = object({ request: STATEMENT, officer: TEXT }, { granted: FLAG });
const moment = object({ entry: COUNT, day: TEXT });
const revealedTo = folded<Assignment['revealedTo']>({ officers: FLAG, entity: FLAG }, {});

const drawn = folded<TaskState>(
  { origin: TEXT, entity: TEXT, revealedTo, random: FLAG },
  {
    ...{ field: TEXT, lead: TEXT, second: TEXT, reported: TEXT, closed: TEXT, drawId: TEXT },
    ...{ items: list(TEXT), stratum: TEXT, list: TEXT, due: TEXT, trigger: TEXT, import: HASH },
    ...{
      visit: wordOf('STARTED', 'FINISHED'),
      result: TEXT,
      moments: object({}, { finished: moment, closed: moment, reported: moment }),
      recusals: list(recusal),
      struck: list(TEXT),
      called,
    },
  },
);

const approval = folded<Approval>({ statement: STATEMENT, by: TEXT, at: AT, afterwards: FLAG }, {});
const answer = folded<Answer>({ item: TEXT, result: TEXT, statement: STATEMENT, at: AT }, {});
const labReport = object({ result: TEXT, statement: STATEMENT, at: AT });
const sample = folded<Sample>({ sample: TEXT, item: TEXT, lab: TEXT, takenAt: AT }, { reported: labReport });

const visited = folded<Visit>(
  {
    ...{ status: wordOf<Visit['status']>('PLANNED', 'STARTED', 'FINISHED'), urgent: FLAG, officers: ACTORS },
    ...{ acts: list(CLAIMED_ACT), answered: list(answer), samples: list(sample) },
    evidence: list(object({ evidence: TEXT, kind: TEXT, sha256: HASH })),
    signatures: list(object({ by: TEXT, refused: FLAG, sha256: HASH })),
  },
  {
    approval,
    notice: object({ statement: STATEMENT, at: AT, visitsThisYear: COUNT }),
    checklist: object({ id: TEXT, version: COUNT }),
    ...{ started: AT, certificatesShown: AT, lastAct: AT, finished: AT, result: TEXT },
    ...{ pushed: TEXT, reported: TEXT },
  },
);

export const TASK_STATES: Readonly<Record<string, Schema>> = {
  TaskState: aggregate('task', { draw: drawn, inspection: visited }),
};
