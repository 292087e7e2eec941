import { rejection, under, type Decide } from '@mingjing/kernel';
import type { SeedCommitted } from '../payloads/seed-events';
import { drawMustBePlanned, drawMustNotBeVoided, type DrawPolicy } from './draw-policies';
import type { DrawState } from './draw-state';
import { rowOf, TABLE } from './tables';

/** For commitments and reveals alike: the plan says who speaks for a contributor. */
export const onlyTheContributorHimself: DrawPolicy<{ readonly contributor: string }> = (
  draw,
  { actor, data },
) => {
  const contributor = draw?.plan.contributors.find(({ id }) => id === data.contributor);
  if (contributor?.actor === actor) return undefined;
  const reason =
    contributor === undefined
      ? `The plan of this draw names no contributor ${data.contributor}.`
      : `The contributor ${data.contributor} speaks through ${contributor.actor}, not through ${actor}.`;
  return rejection('not-the-contributor', reason, { contributor: data.contributor, actor });
};

const aContributorCommitsOnce: DrawPolicy<SeedCommitted> = (draw, { data }) =>
  draw?.commitments.some(({ contributor }) => contributor === data.contributor) === true
    ? rejection(
        'already-committed',
        `The contributor ${data.contributor} has committed; a commitment is not changed.`,
        {
          contributor: data.contributor,
        },
      )
    : undefined;

/** Equal to an earlier one of any draw; that its secret was not put into another one: `noRevealedSecretIsCommittedTo`. */
const aCommitmentIsUsedOnce: DrawPolicy<SeedCommitted> = (_draw, { data }, facts) => {
  const earlier = rowOf<string>(facts, TABLE.commitment, data.commitment);
  if (earlier === undefined) return undefined;
  const reason = `This commitment stands in the draw ${earlier}. Choose a new secret and commit to that.`;
  return rejection('commitment-used', reason, { draw: earlier });
};

export const commitSeed: Decide<DrawState, SeedCommitted> = under([
  drawMustBePlanned,
  drawMustNotBeVoided,
  onlyTheContributorHimself,
  aContributorCommitsOnce,
  aCommitmentIsUsedOnce,
]);
