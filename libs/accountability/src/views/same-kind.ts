import type { Rows } from '@mingjing/followers';
import type { Act } from '../musts/act';
import { mergedAway, type CaseRecord, type MustRecord } from '../musts/must-record';
import { recordOf } from './finding-rows';
import { read } from './rows';

/** The last confirmation of a violation of the same kind that was found at the entity in an earlier task. */
export function earlierViolation(rows: Rows, record: MustRecord): Act | undefined {
  const { task, trace } = record;
  return sameKindThere(rows, record)
    .filter((one) => one.task !== task && one.trace.index < trace.index)
    .findLast(({ confirmed }) => confirmed !== undefined)?.confirmed;
}

/**
 * A fine in force for a violation of the same kind at the entity, decided after this one was found: the two may be
 * one act, which is fined once (Penalty Law Art. 29). `decision`: id of the statement that fines this one; where it
 * answers both findings they are one decision.
 */
export function fineOfSameKind(rows: Rows, record: MustRecord, decision: string): Act | undefined {
  return sameKindThere(rows, record)
    .flatMap(({ cases }) => cases.map(fineInForce))
    .filter((fine) => fine !== undefined)
    .find(({ id, index }) => id !== decision && index > record.trace.index);
}

function fineInForce({ decisions, annulments }: CaseRecord): Act | undefined {
  const last = decisions.at(-1);
  if (last?.fine === undefined || annulments.some(({ index }) => index > last.index)) return undefined;
  const { fine: _fine, fineBefore: _before, ...act } = last;
  return act;
}

/** Others that stand: neither dismissed, nor withdrawn, nor merged into another that answers for them. */
function sameKindThere(rows: Rows, { entity, violation, finding }: MustRecord): readonly MustRecord[] {
  const there = read<readonly string[]>(rows, `at/${entity ?? ''}`) ?? [];
  return there
    .filter((id) => id !== finding)
    .map((id) => recordOf(rows, id))
    .filter((one) => one !== undefined)
    .filter((one) => one.violation === violation && one.violation !== undefined)
    .filter((one) => one.dismissed === undefined && one.withdrawn === undefined && !mergedAway(one));
}
