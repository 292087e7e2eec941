import { assignmentOf } from '@mingjing/draw/contracts';
import { rejection, streamId, under, uuidVersion, type Facts, type Statement } from '@mingjing/kernel';
import { entityOf } from '@mingjing/registers/contracts';
import type { ViolationConfirmed } from '../payloads/finding-answers';
import { actorsOf, officerOfActor, pairOf, type Pair } from './assignment';
import { findingOf, NO_TASK, officersOfFinding, type FindingSubject, type FoldedFinding } from './finding';
import {
  theAnswerMustFollowTheTrace,
  theFindingMustBeOpen,
  theFindingMustStillBeATrace,
  type FindingPolicy,
} from './finding-policies';
import { visitOf } from './visit';

type Confirming = Statement<ViolationConfirmed>;
type ConfirmPolicy = FindingPolicy<ViolationConfirmed>;

/**
 * The subject of a finding that opens with its confirmation: as its task says, or, without a task, the entity
 * named and the two officers who sign.
 */
export function subjectOfOwnTrace(statement: Confirming, facts: Facts): FindingSubject | undefined {
  const { task, entity } = statement.data;
  if (task !== undefined) {
    const assignment = assignmentOf(facts, task);
    return assignment && { entity: assignment.entity, origin: assignment.origin, ...pairOf(assignment) };
  }
  return entity === undefined ? undefined : { entity, origin: NO_TASK, ...signersOf(statement) };
}

function signersOf({ actor, cosigners = [] }: Confirming): Pair | undefined {
  const [lead, second] = [actor, ...cosigners].map(officerOfActor);
  return pairOf({ ...(lead === undefined ? {} : { lead }), ...(second === undefined ? {} : { second }) });
}

const aNewFindingTakesAUuid: ConfirmPolicy = (finding, { stream }) =>
  finding === undefined && uuidVersion(streamId(stream)) === null
    ? rejection('finding-id-form', 'A finding without a trace must take a fresh UUID as its id.', { stream })
    : undefined;

const aFindingWithoutATraceNamesItsSubject: ConfirmPolicy = (finding, { data }, facts) => {
  if (finding !== undefined) return undefined;
  const { task, entity } = data;
  if (task === undefined && entity === undefined) {
    return rejection(
      'finding-without-subject',
      'No trace was recorded for this finding: name the task in which it was found, or the entity.',
    );
  }
  if (task === undefined) return undefined;
  if (assignmentOf(facts, task) === undefined) {
    return rejection(
      'task-unknown',
      `There is no task ${task}, or its assignment is still sealed: correct the id, or wait until the draw is unblinded.`,
      { task },
    );
  }
  return visitOf(facts, task)?.started === undefined
    ? rejection(
        'visit-not-started',
        `No visit has started in the task ${task}, so that nothing was found there: record InspectionStarted first.`,
        { task },
      )
    : undefined;
};

const theEntityMustBeOnTheRegister: ConfirmPolicy = (finding, { data }, facts) => {
  const { task, entity } = data;
  if (finding !== undefined || task !== undefined || entity === undefined) return undefined;
  if (entityOf(facts, entity) !== undefined) return undefined;
  return rejection('entity-unknown', `The register holds no entity ${entity}; register it first.`, {
    entity,
  });
};

/** What is named beside a known trace or a task must be what they say. */
const whatIsNamedMustAgree: ConfirmPolicy = (finding, statement, facts) => {
  const { task, entity } = statement.data;
  const known = findingOf(facts, streamId(statement.stream));
  const subject = known ?? subjectOfOwnTrace(statement, facts);
  const otherTask = finding !== undefined && task !== undefined && task !== finding.task;
  const otherEntity = entity !== undefined && subject !== undefined && entity !== subject.entity;
  if (!otherTask && !otherEntity) return undefined;
  return rejection(
    'other-subject',
    'The task or the entity named is not the one that this finding concerns.',
    {
      ...(task === undefined ? {} : { task }),
      ...(entity === undefined ? {} : { entity }),
    },
  );
};

/** The officers of the task, one stating and the other cosigning, in either order. */
const bothOfficersMustConfirm: ConfirmPolicy = (_finding, statement, facts) => {
  const known = findingOf(facts, streamId(statement.stream));
  const subject = subjectOfOwnTrace(statement, facts);
  const pair = known === undefined ? pairOf(subject ?? {}) : officersOfFinding(facts, known);
  const signers = [statement.actor, ...(statement.cosigners ?? [])];
  if (signers.length < 2) {
    return rejection(
      'two-officers-needed',
      'A violation is confirmed by two officers: the other one must sign too.',
    );
  }
  const stranger =
    pair === undefined ? statement.actor : signers.find((one) => !actorsOf(pair).includes(one));
  return stranger === undefined
    ? undefined
    : rejection(
        'not-assigned',
        `${stranger} is not one of the two officers who answer for this finding: let those two sign.`,
        { actor: stranger },
      );
};

export const confirmViolation = under<FoldedFinding, ViolationConfirmed>([
  aNewFindingTakesAUuid,
  aFindingWithoutATraceNamesItsSubject,
  theEntityMustBeOnTheRegister,
  theFindingMustBeOpen,
  theFindingMustStillBeATrace,
  whatIsNamedMustAgree,
  theAnswerMustFollowTheTrace,
  bothOfficersMustConfirm,
]);
