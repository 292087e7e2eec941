import { accept, instantOf, rejection, streamId, under, type Decide } from '@mingjing/kernel';
import { commitmentOf } from '../algorithm/seed';
import { revealFault } from '../algorithm/seed-faults';
import type { SeedRevealed } from '../payloads/seed-events';
import { onlyTheContributorHimself } from './commit-seed';
import { drawMustBePlanned, drawMustNotBeVoided, type DrawPolicy } from './draw-policies';
import { frozenOf, missingOf, type DrawState } from './draw-state';
import { executionEvents } from './execute';

type RevealPolicy = DrawPolicy<SeedRevealed>;

const theRegisterMustBeFrozen: RevealPolicy = (draw, _statement, facts) =>
  draw !== undefined && frozenOf(facts, draw) === undefined
    ? rejection(
        'register-not-frozen',
        'The register of this draw is not frozen: keep the secret until it is.',
        {
          draw: draw.id,
        },
      )
    : undefined;

/** Whoever commits after he has seen a secret could choose his own by it. */
const everyoneMustHaveCommitted: RevealPolicy = (draw) => {
  const missing = draw === undefined ? [] : missingOf(draw, draw.commitments);
  if (missing.length === 0) return undefined;
  const reason = `${missing.join(', ')} must commit first. Keep the secret until every commitment stands.`;
  return rejection('commitments-missing', reason, { missing });
};

const aSecretIsRevealedOnce: RevealPolicy = (draw, { data }) =>
  draw?.reveals.some(({ contributor }) => contributor === data.contributor) === true
    ? rejection(
        'already-revealed',
        `The contributor ${data.contributor} has revealed his secret already; nothing more is needed of him.`,
        {
          contributor: data.contributor,
        },
      )
    : undefined;

const aSecretHas32Bytes: RevealPolicy = (_draw, { data }) => revealFault(data) ?? undefined;

const theSecretMustOpenTheCommitment: RevealPolicy = (draw, { data, stream }, facts) => {
  const { contributor, secret } = data;
  const committed = draw?.commitments.find((line) => line.contributor === contributor)?.commitment;
  const opened = commitmentOf(streamId(stream), { contributor, secret }, facts.sha256).commitment;
  if (opened === committed) return undefined;
  const reason = `This secret does not open the commitment of ${contributor}. Reveal the 32 bytes that were committed to.`;
  return rejection('reveal-does-not-open', reason, { contributor });
};

/** Proof that he had seen the frozen register and every commitment before he spoke. */
const theCheckpointMustCoverTheFreeze: RevealPolicy = (draw, { data }, facts) => {
  const { size, root } = data.checkpoint;
  const needed = [draw && frozenOf(facts, draw), ...(draw?.commitments ?? [])].map((one) => one?.index ?? 0);
  const from = Math.max(...needed) + 1;
  if (size < from) {
    const reason = `The checkpoint of size ${size} is older than the frozen register or a commitment; take one of at least ${from}.`;
    return rejection('checkpoint-too-early', reason, { size, from });
  }
  if (facts.root(size) === root) return undefined;
  const reason = `The ledger has no checkpoint of size ${size} with this root. If it was served so, keep it: it proves a forked log.`;
  return rejection('checkpoint-not-of-this-log', reason, { size, root });
};

/** With a beacon, whoever reveals after the round knows the outcome. Without one it is accepted and shown as late. */
const aRevealBesideABeaconMustBeInTime: RevealPolicy = (draw, _statement, facts) => {
  if (draw?.plan.beacon === undefined) return undefined;
  const { revealBy } = draw.plan;
  if (instantOf(facts.recordedAt) <= instantOf(revealBy)) return undefined;
  const reason =
    'The time to reveal has passed, and the beacon may be known. The draw can only be voided and replaced.';
  return rejection('reveal-too-late', reason, { revealBy, recordedAt: facts.recordedAt });
};

/** The last secret executes the draw in the same append, unless a beacon is still to come. */
const reveal: Decide<DrawState, SeedRevealed> = (draw, { data, stream }, facts) => {
  if (draw === undefined) throw new Error(`A reveal without a draw in ${stream}`);
  const { contributor, secret } = data;
  const now = {
    ...draw,
    reveals: [...draw.reveals, { contributor, secret, index: facts.index, late: false }],
  };
  const isLast = missingOf(now, now.reveals).length === 0;
  return accept(isLast && draw.plan.beacon === undefined ? executionEvents(now, facts) : []);
};

export const revealSeed: Decide<DrawState, SeedRevealed> = under(
  [
    drawMustBePlanned,
    drawMustNotBeVoided,
    onlyTheContributorHimself,
    theRegisterMustBeFrozen,
    everyoneMustHaveCommitted,
    aSecretIsRevealedOnce,
    aSecretHas32Bytes,
    theSecretMustOpenTheCommitment,
    theCheckpointMustCoverTheFreeze,
    aRevealBesideABeaconMustBeInTime,
  ],
  reveal,
);
