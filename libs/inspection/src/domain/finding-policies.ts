import { holdsRole } from '@mingjing/governance/contracts';
import { earliestMoment, instantOf, rejection, streamId, type Policy } from '@mingjing/kernel';
import { actorsOf } from './assignment';
import { findingOf, isReleased, officersOfFinding, type FindingStatus, type FoldedFinding } from './finding';

/** A rule on what is stated in a finding's stream. */
export type FindingPolicy<D = unknown> = Policy<FoldedFinding, D>;

export const theFindingMustExist: FindingPolicy = (finding, { stream }) =>
  finding === undefined
    ? rejection(
        'finding-unknown',
        `There is no finding ${streamId(stream)}: open it first, or correct the id.`,
        { finding: streamId(stream) },
      )
    : undefined;

const SETTLED: Readonly<Record<FindingStatus, string | undefined>> = {
  TRACE: undefined,
  CONFIRMED: undefined,
  DISMISSED: 'finding-dismissed',
  MERGED: 'finding-merged',
  CLOSED: 'finding-closed',
  WITHDRAWN: 'finding-withdrawn',
};

/** A settled finding stays as it is, unless it is released: the code says in which way it was settled. */
export const theFindingMustBeOpen: FindingPolicy = (finding, _statement, facts) => {
  const code = finding && SETTLED[finding.status];
  if (finding === undefined || code === undefined || isReleased(facts, finding)) return undefined;
  const { status, id, settled } = finding;
  return rejection(
    code,
    `The finding ${id} was ${status.toLowerCase()} at ${settled?.at ?? ''}; nothing answers it any more.`,
    {
      finding: id,
      ...(settled === undefined ? {} : { statement: settled.statement }),
    },
  );
};

/** What was confirmed is no longer a mere trace: it is closed or withdrawn by the head. */
export const theFindingMustStillBeATrace: FindingPolicy = (finding) =>
  finding?.status === 'CONFIRMED'
    ? rejection(
        'finding-confirmed',
        `The violation was confirmed at ${finding.confirmed?.at ?? ''}; it stands.`,
        { finding: finding.id },
      )
    : undefined;

/** An answer comes after the trace that it answers. */
export const theAnswerMustFollowTheTrace: FindingPolicy = (finding, { occurredAt }, facts) => {
  if (finding === undefined) return undefined;
  const openedAt = earliestMoment(facts, { id: finding.trace, at: finding.openedAt });
  return instantOf(occurredAt) >= instantOf(openedAt)
    ? undefined
    : rejection(
        'before-trace',
        `The finding was opened at ${openedAt}, after this is said to have happened.`,
        { openedAt, occurredAt },
      );
};

export const onlyItsOfficersMayAnswer: FindingPolicy = (_finding, { stream, actor }, facts) => {
  const finding = findingOf(facts, streamId(stream));
  const pair = finding && officersOfFinding(facts, finding);
  if (finding === undefined || (pair !== undefined && actorsOf(pair).includes(actor))) return undefined;
  return rejection(
    'not-assigned',
    `${actor} is not one of the officers who answer for this finding: let one of them state this.`,
    {
      actor,
      finding: finding.id,
    },
  );
};

export const onlyTheLeadOrTheHeadMayClose: FindingPolicy = (_finding, { stream, actor }, facts) => {
  const finding = findingOf(facts, streamId(stream));
  const pair = finding && officersOfFinding(facts, finding);
  const isLead = pair !== undefined && actorsOf(pair)[0] === actor;
  if (isLead || holdsRole(facts, actor, 'HEAD')) return undefined;
  return rejection(
    'not-assigned',
    `Only the lead officer of this finding or the head closes it, not ${actor}.`,
    { actor },
  );
};

export const aSecondPersonMustSign: FindingPolicy = (_finding, { cosigners }) =>
  cosigners === undefined || cosigners.length === 0
    ? rejection(
        'second-person-needed',
        'A trace is not dismissed by one person alone: a second one must sign too.',
      )
    : undefined;
