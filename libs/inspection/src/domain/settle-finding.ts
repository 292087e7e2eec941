import { rejection, streamId, under } from '@mingjing/kernel';
import type {
  FindingClosed,
  FindingDismissed,
  FindingMerged,
  FindingWithdrawn,
} from '../payloads/finding-answers';
import { findingOf, isOpen, type FoldedFinding } from './finding';
import {
  aSecondPersonMustSign,
  onlyItsOfficersMayAnswer,
  onlyTheLeadOrTheHeadMayClose,
  theAnswerMustFollowTheTrace,
  theFindingMustBeOpen,
  theFindingMustExist,
  theFindingMustStillBeATrace,
  type FindingPolicy,
} from './finding-policies';

const anOpenFindingIsAnswered: readonly FindingPolicy[] = [
  theFindingMustExist,
  theFindingMustBeOpen,
  theAnswerMustFollowTheTrace,
];

export const dismissFinding = under<FoldedFinding, FindingDismissed>([
  ...anOpenFindingIsAnswered,
  theFindingMustStillBeATrace,
  onlyItsOfficersMayAnswer,
  aSecondPersonMustSign,
]);

/** Into an open finding of the same entity, so that what was seen still has one answer. */
const itMustGoIntoAnOpenFindingOfTheSameEntity: FindingPolicy<FindingMerged> = (
  _finding,
  statement,
  facts,
) => {
  const { into } = statement.data;
  const own = streamId(statement.stream);
  const target = findingOf(facts, into);
  if (into === own)
    return rejection('merge-into-itself', 'A finding is not merged into itself: name another one.', { into });
  if (target === undefined)
    return rejection('finding-unknown', `There is no finding ${into}: check the id.`, { finding: into });
  const entity = findingOf(facts, own)?.entity;
  if (target.entity !== entity) {
    return rejection(
      'other-entity',
      `The finding ${into} concerns another entity; each answers for itself.`,
      { into },
    );
  }
  return isOpen(target)
    ? undefined
    : rejection(
        'merge-target-settled',
        `The finding ${into} is settled itself; merge into one that is open.`,
        { into, status: target.status },
      );
};

export const mergeFinding = under<FoldedFinding, FindingMerged>([
  ...anOpenFindingIsAnswered,
  theFindingMustStillBeATrace,
  onlyItsOfficersMayAnswer,
  itMustGoIntoAnOpenFindingOfTheSameEntity,
]);

/** Also of a bare trace: the three musts then show it as closed unanswered. */
export const closeFinding = under<FoldedFinding, FindingClosed>([
  ...anOpenFindingIsAnswered,
  onlyTheLeadOrTheHeadMayClose,
]);

export const withdrawFinding = under<FoldedFinding, FindingWithdrawn>(anOpenFindingIsAnswered);
