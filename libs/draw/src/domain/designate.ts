import { holdsRole } from '@mingjing/governance/contracts';
import { chinaDay, rejection, streamId, under, type Decide } from '@mingjing/kernel';
import {
  hasConflict,
  importIsComplete,
  isAbsent,
  isEligible,
  officerOf,
} from '@mingjing/registers/contracts';
import type { OfficersDesignated } from '../payloads/assignment-events';
import type { TaskState } from './assignment';
import { isUnblinded } from './draw-questions';
import { drawOf } from './draw-state';
import { rowOf, TABLE } from './tables';
import { taskMustBeKnown, taskMustBeOpen, visitMustNotHaveBegun, type TaskPolicy } from './task-policies';

type DesignationPolicy = TaskPolicy<OfficersDesignated>;

/** Nobody exchanges by decision whom the lot has chosen. */
const onlyWhereNobodyWasDrawn: DesignationPolicy = (task, { stream }) =>
  task?.random === true && task.lead !== undefined
    ? rejection(
        'officers-drawn',
        'The officers of this task were drawn; a drawn officer leaves by ReplacementRequested alone.',
        {
          task: streamId(stream),
        },
      )
    : undefined;

/** A draw of the list's officers is under way: it decides, not the one who might guess its outcome. */
const noDrawMustBePending: DesignationPolicy = (task, _statement, facts) => {
  const drawId = task?.list === undefined ? undefined : rowOf<string>(facts, TABLE.listDraw, task.list);
  if (drawId === undefined || task?.drawId !== undefined) return undefined;
  if (drawOf(facts, drawId)?.voided !== undefined || isUnblinded(facts, drawId)) return undefined;
  const reason = `The officers for this list are being drawn by ${drawId}; wait for its outcome.`;
  return rejection('draw-pending', reason, { draw: drawId });
};

const theImportMustBeCompleted: DesignationPolicy = (task, _statement, facts) =>
  task?.import === undefined || importIsComplete(facts, task.import)
    ? undefined
    : rejection(
        'import-unfinished',
        'The import that this task belongs to is not completed; complete it first.',
        {
          file: task.import,
        },
      );

const theDeciderMustAnswerForIt: DesignationPolicy = (_task, { actor, cosigners = [], data }, facts) => {
  const { decider } = data;
  const mayDecide = holdsRole(facts, decider, 'HEAD') || holdsRole(facts, decider, 'DEPUTY');
  if (!mayDecide) {
    const reason = `${decider} is neither head nor deputy; who sends officers without a draw answers for it.`;
    return rejection('decider-not-authorised', reason, { decider });
  }
  if (decider === actor || cosigners.includes(decider)) return undefined;
  return rejection('decider-must-sign', `${decider} decided and must sign, as actor or as cosigner.`, {
    decider,
  });
};

/** Penalty Law Art. 42: at least two, with certificates valid that day, one of them able to lead. */
const twoFitOfficersAreNeeded: DesignationPolicy = (task, { data, occurredAt }, facts) => {
  const { lead, second } = data;
  if (lead === second) {
    return rejection('two-officers-needed', 'Lead and second must be two people.', { lead, second });
  }
  const day = chinaDay(occurredAt);
  const unfit = [lead, second].find((id) => {
    const officer = officerOf(facts, id);
    return officer === undefined || !isEligible(officer, day) || isAbsent(facts, id, day);
  });
  if (unfit !== undefined) {
    const reason = `${unfit} is no officer of the register who may inspect on ${day}; name another one.`;
    return rejection('officer-not-eligible', reason, { officer: unfit, day });
  }
  if (officerOf(facts, lead)?.canLead !== true) {
    return rejection(
      'officer-cannot-lead',
      `${lead} cannot lead a task; exchange the two or name another lead.`,
      { officer: lead },
    );
  }
  const tied = [lead, second].find((id) => hasConflict(facts, id, task?.entity ?? ''));
  if (tied === undefined) return undefined;
  return rejection(
    'officer-has-conflict',
    `${tied} has declared an interest in this entity; name another officer.`,
    {
      officer: tied,
      entity: task?.entity ?? '',
    },
  );
};

export const designateOfficers: Decide<TaskState, OfficersDesignated> = under([
  taskMustBeKnown,
  taskMustBeOpen,
  visitMustNotHaveBegun,
  onlyWhereNobodyWasDrawn,
  noDrawMustBePending,
  theImportMustBeCompleted,
  theDeciderMustAnswerForIt,
  twoFitOfficersAreNeeded,
]);
