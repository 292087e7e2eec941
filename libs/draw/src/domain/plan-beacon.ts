import { planOf } from '@mingjing/checklist/contracts';
import { chinaTime, instantOf, rejection, type Rejection } from '@mingjing/kernel';
import { beaconKnownAt, type PlannedBeacon } from './beacon-moment';
import type { PlanPolicy } from './plan-place';

/** Domestic lotteries need no leave; a foreign network is off until the year's plan, signed by the head, names it. */
export const aForeignBeaconMustBeConfigured: PlanPolicy = (_draw, { data }, facts) => {
  if (data.beacon?.source !== 'DRAND') return undefined;
  const isConfigured = planOf(facts, data.plan)?.beacons?.includes('DRAND') === true;
  if (isConfigured && data.beacon.network !== undefined) return undefined;
  const reason = isConfigured
    ? 'The plan says of which drand network the beacon is: add "network".'
    : `The plan ${data.plan} does not allow drand. Use a domestic lottery, or approve a plan that names it in "beacons".`;
  return rejection('beacon-not-configured', reason, { plan: data.plan, source: 'DRAND' });
};

/** Round by rule, never by choice: nobody shops for one when the values are known. */
export const theRoundMustBeFixed: PlanPolicy = (_draw, { data }) => {
  const { beacon } = data;
  if (beacon === undefined) return undefined;
  const at = beaconKnownAt(beacon);
  if (at === undefined) return roundMissing(beacon);
  if (at > instantOf(data.revealBy)) return undefined;
  const reason = `The beacon's round is known at ${chinaTime(at)}, not after revealBy: the last to reveal could know the outcome. Name a later round.`;
  return rejection('beacon-round-too-early', reason, {
    ...{ round: beacon.round ?? '', known: chinaTime(at), revealBy: data.revealBy },
  });
};

function roundMissing({ source }: PlannedBeacon): Rejection {
  const reason =
    source === 'DRAND'
      ? 'A drand beacon is named by the number of its round, such as "52000".'
      : 'A lottery is named by its issue ("round") and the moment at which it is drawn ("at").';
  return rejection('beacon-round-missing', reason, { source });
}
