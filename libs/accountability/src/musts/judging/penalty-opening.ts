import { opensAtOnce, opensByFailure } from '@mingjing/inspection/contracts';
import type { Act } from '../act';
import type { Gate, MustRecord } from '../must-record';
import { failures } from '../rechecks';
import { lawfulWaivers } from './waiver';

/** From when must 3 is asked, and which acts answer it. */
export interface PenaltyOpening {
  /** Absent while the gate has not opened: the penalty depends on a correction that does not come. */
  readonly start?: Act;
  /** Acts at this log index or before it belong to what was settled earlier. */
  readonly since: number;
}

/**
 * Opened by the confirmation, or by a failed recheck or a refusal. A recheck that fails after must 3 was
 * settled opens it again for gates O and R; one that fails before leaves the running clock alone.
 */
export function penaltyOpening(record: MustRecord, confirmed: Act, gate: Gate): PenaltyOpening {
  const triggers = opensByFailure(gate)
    ? [...failures(record), ...record.refusals].sort((a, b) => a.index - b.index)
    : [];
  const first = opensAtOnce(gate) ? confirmed : triggers[0];
  let opening = openedBy(first, gate);
  for (const trigger of triggers) {
    if (trigger !== first && isSettledBefore(record, opening, trigger)) {
      opening = { start: trigger, since: trigger.index };
    }
  }
  return opening;
}

/** What was done before the gate opened had no ground, and answers nothing that came of it. */
function openedBy(first: Act | undefined, gate: Gate): PenaltyOpening {
  if (first === undefined) return { since: -1 };
  return { start: first, since: opensAtOnce(gate) ? -1 : first.index };
}

function isSettledBefore(record: MustRecord, { since }: PenaltyOpening, trigger: Act): boolean {
  const between = ({ index }: Act): boolean => index > since && index < trigger.index;
  const assessed = record.assessments.findLast(between);
  return (
    record.cases.some(({ services }) => services.some(between)) ||
    lawfulWaivers(record).some(({ act }) => between(act)) ||
    assessed?.reached === false
  );
}
