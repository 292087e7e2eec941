import { accept, under, type Decide } from '@mingjing/kernel';
import type { DrawPlanned } from '../payloads/draw-planned';
import type { DrawState } from './draw-state';
import * as area from './plan-area';
import * as beacon from './plan-beacon';
import * as contributors from './plan-contributors';
import * as place from './plan-place';
import { aYearlyShareKeepsPaceWithThePlan } from './plan-pace';
import * as records from './plan-records';
import * as replacement from './plan-replacement';
import { strataMustNotOverlap } from './strata-overlap';
import * as strata from './plan-strata';
import * as times from './plan-times';
import * as upstream from './plan-upstream';

/** Everything about a draw is fixed and public before anyone can know its outcome (draw.md, plan). */
export const planDraw: Decide<DrawState, DrawPlanned> = under(
  [
    place.aDrawIsPlannedOnce,
    place.theIdMustBeSound,
    place.theAlgorithmMustBeKnown,
    place.thePlanMustForeseeTheDraw,
    place.oneDrawStandsUnderANumber,
    place.theItemsMustStandOnTheChecklist,
    place.whoeverPlansIsTheOrganiser,
    times.theTimesMustBeReal,
    times.theTimesMustFollowOneAnother,
    times.theCommitmentsMustLieAhead,
    beacon.aForeignBeaconMustBeConfigured,
    beacon.theRoundMustBeFixed,
    contributors.contributorsAreNamedApart,
    contributors.legalAffairsAlwaysContribute,
    contributors.contributorsMustBeIndependent,
    strata.theStrataMustBeSound,
    strataMustNotOverlap,
    area.theStrataLieWithinTheArea,
    area.aListHasNoArea,
    records.recordsMustStandOnTheTable,
    strata.everyShareMustBeDecided,
    records.recordsMustBeDrawnMore,
    strata.aYearlyShareNeedsItsExclusion,
    aYearlyShareKeepsPaceWithThePlan,
    upstream.theListMustAllowThisDraw,
    replacement.onlyAVoidedDrawIsReplaced,
    replacement.noRatioIsDecidedAfterTheFreeze,
    replacement.whatWasFrozenStaysUnchanged,
    replacement.theInvolvedStayOutOfTheFrozenPool,
  ],
  () => accept(),
);
