import { accept, instantOf, rejection, under, type Decide } from '@mingjing/kernel';
import type { BeaconObserved } from '../payloads/seed-events';
import { beaconValue, withBeacon } from './beacon';
import {
  drawMustBePlanned,
  drawMustNotBeExecuted,
  drawMustNotBeVoided,
  onlyTheOrganiserMayStateThis,
  type DrawPolicy,
} from './draw-policies';
import { missingOf, type DrawState } from './draw-state';
import { executionEvents } from './execute';

type BeaconPolicy = DrawPolicy<BeaconObserved>;

/** Source and round were fixed by the plan: nobody shops for a round. */
const onlyThePlannedBeaconCounts: BeaconPolicy = (draw, { data }) => {
  const planned = draw?.plan.beacon;
  const isPlanned =
    planned?.source === data.source && (planned.round === undefined || planned.round === data.round);
  if (isPlanned) return undefined;
  const reason =
    planned === undefined
      ? 'The plan of this draw names no beacon.'
      : `The plan names ${planned.source}${planned.round === undefined ? '' : `, round ${planned.round}`}; no other value counts.`;
  return rejection('beacon-not-planned', reason, {
    source: data.source,
    ...(data.round === undefined ? {} : { round: data.round }),
  });
};

const theValueMustHaveItsForm: BeaconPolicy = (_draw, { data }) => {
  const value = beaconValue(data);
  return value.ok ? undefined : value.rejection;
};

const everySecretMustBeRevealed: BeaconPolicy = (draw) => {
  const missing = draw === undefined ? [] : missingOf(draw, draw.reveals);
  if (missing.length === 0) return undefined;
  const reason = `${missing.join(', ')} did not reveal in time. The draw can only be voided and replaced.`;
  return rejection('reveals-missing', reason, { missing });
};

/** Before the time to reveal is over the value would tell the last contributor what his secret does. */
const theTimeToRevealMustBeOver: BeaconPolicy = (draw, _statement, facts) => {
  const revealBy = draw?.plan.revealBy ?? '';
  if (instantOf(facts.recordedAt) > instantOf(revealBy)) return undefined;
  const reason = `The beacon is recorded after the time to reveal, ${revealBy}.`;
  return rejection('beacon-too-early', reason, { revealBy, recordedAt: facts.recordedAt });
};

const execute: Decide<DrawState, BeaconObserved> = (draw, { data }, facts) => {
  if (draw === undefined) throw new Error('A beacon without a draw');
  return accept(executionEvents(withBeacon(draw, data, facts.index), facts));
};

export const observeBeacon: Decide<DrawState, BeaconObserved> = under(
  [
    drawMustBePlanned,
    drawMustNotBeVoided,
    drawMustNotBeExecuted,
    onlyTheOrganiserMayStateThis,
    onlyThePlannedBeaconCounts,
    theValueMustHaveItsForm,
    theTimeToRevealMustBeOver,
    everySecretMustBeRevealed,
  ],
  execute,
);
