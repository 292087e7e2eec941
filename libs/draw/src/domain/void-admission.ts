import { ruleAt } from '@mingjing/governance/contracts';
import { chinaTime, instantOf, type Facts } from '@mingjing/kernel';
import type { DrawVoided } from '../payloads/draw-course';
import { beaconKnownAt } from './beacon-moment';
import type { DrawPolicy } from './draw-policies';
import { missingOf } from './draw-state';
import { causeUnproved, PROVE_IT } from './void-draw';

type VoidPolicy = DrawPolicy<DrawVoided>;

const HOUR = 3_600_000;
/** So many hours a beacon that is published may wait to be recorded; a full day where no rule says otherwise. */
const GRACE_RULE = 'T-06-beacon';
const FULL_DAY = 24;

/** An overdue that was made good since abandons nothing. */
const somebodyIsMissingStillWhereAbandoned: VoidPolicy = (draw, { data }) => {
  if (draw === undefined || data.cause !== 'ABANDONED') return undefined;
  const isMissing = draw.overdue.some(
    ({ deadline }) => missingOf(draw, deadline === 'COMMIT' ? draw.commitments : draw.reveals).length > 0,
  );
  return isMissing
    ? undefined
    : causeUnproved(
        'The draw is not abandoned: whoever was overdue has committed or revealed since. Go on with the draw.',
        'ABANDONED',
      );
};

/** Whoever has seen the numbers and dislikes them must not outrun the organiser: first there is time to record them. */
const aBeaconIsGivenTimeToBeRecorded: VoidPolicy = (draw, { data }, facts) => {
  if (draw?.plan.beacon === undefined || data.cause !== 'BEACON_MISSING') return undefined;
  const known = beaconKnownAt(draw.plan.beacon) ?? instantOf(draw.plan.revealBy);
  const from = known + graceOf(facts) * HOUR;
  if (instantOf(facts.recordedAt) >= from) return undefined;
  const reason = `The beacon was published at ${chinaTime(known)}; it is missing if nobody has recorded it by ${chinaTime(from)}. Record it (BeaconObserved), or void the draw after that.`;
  return causeUnproved(reason, 'BEACON_MISSING');
};

function graceOf(facts: Facts): number {
  const rule = ruleAt(facts, GRACE_RULE, facts.recordedAt);
  return rule?.unit === 'HOUR' ? rule.value : FULL_DAY;
}

/** A hash alone shows nothing to anybody: the writer takes no statement whose files it does not hold. */
const aWrongInputIsProvedByFiles: VoidPolicy = (_draw, { data }) => {
  if (data.cause !== 'WRONG_INPUT') return undefined;
  if (data.documents === undefined) return causeUnproved(PROVE_IT, data.cause);
  const held = new Set(data.documents.map(({ sha256 }) => sha256));
  const bare = data.proof?.find((sha256) => !held.has(sha256));
  if (bare === undefined) return undefined;
  const reason = `The proof ${bare} is none of the documents. Name its file in \`documents\`, or leave it out of \`proof\`.`;
  return causeUnproved(reason, data.cause);
};

/** The number of an order is quickly written: the order itself is held, for whoever asks who gave it. */
const anOrderIsHeldAsAFile: VoidPolicy = (_draw, { data }) =>
  data.cause === 'ORDERED_BY_AUTHORITY' && data.documents === undefined
    ? causeUnproved(
        'The order of the authority is proved by itself: hand in its file, and name it in `documents` beside its number.',
        data.cause,
      )
    : undefined;

/** Asked of new statements only (docs/adr/0017). */
export const admitVoid: VoidPolicy = (draw, statement, facts) =>
  somebodyIsMissingStillWhereAbandoned(draw, statement, facts) ??
  aBeaconIsGivenTimeToBeRecorded(draw, statement, facts) ??
  aWrongInputIsProvedByFiles(draw, statement, facts) ??
  anOrderIsHeldAsAFile(draw, statement, facts);
