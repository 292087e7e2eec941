import { accept, instantOf, rejection, under, type Decide } from '@mingjing/kernel';
import type { BeaconObserved } from '../payloads/seed-events';
import { beaconValue, withBeacon } from './beacon';
import { drandRound, type IsDrandSignature } from './beacon-moment';
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

/** Source and round were fixed by the plan: nobody shops for one. */
const onlyThePlannedBeaconCounts: BeaconPolicy = (draw, { data }) => {
  const planned = draw?.plan.beacon;
  if (planned?.source === data.source) return undefined;
  const reason =
    planned === undefined
      ? 'The plan of this draw names no beacon.'
      : `The plan names ${planned.source}; no other source counts.`;
  return rejection('beacon-not-planned', reason, { source: data.source });
};

const onlyThePlannedRoundCounts: BeaconPolicy = (draw, { data }) => {
  const planned = draw?.plan.beacon?.round;
  if (planned === undefined || planned === data.round) return undefined;
  const reason = `The plan fixed the round ${planned}; no other round counts.`;
  return rejection('beacon-wrong-round', reason, { planned, round: data.round ?? '' });
};

const theValueMustHaveItsForm: BeaconPolicy = (_draw, { data }) => {
  const value = beaconValue(data);
  return value.ok ? undefined : value.rejection;
};

/** A network's word is checked, not believed: 48 bytes carried in by hand verify without a connection. */
function theSignatureMustBeOfTheRound(isDrandSignature: IsDrandSignature): BeaconPolicy {
  return (draw, { data }) => {
    if (data.source !== 'DRAND' || draw?.plan.beacon?.network === undefined) return undefined;
    const [round, value] = [drandRound(data.round), beaconValue(data)];
    if (round !== undefined && value.ok && isDrandSignature(round, value.value)) return undefined;
    const reason = `This is not what the network signed for round ${data.round ?? ''}. Copy the 48 bytes of that round again.`;
    return rejection('beacon-signature-wrong', reason, { round: data.round ?? '' });
  };
}

const everySecretMustBeRevealed: BeaconPolicy = (draw) => {
  const missing = draw === undefined ? [] : missingOf(draw, draw.reveals);
  if (missing.length === 0) return undefined;
  const reason = `${missing.join(', ')} did not reveal in time. The draw can only be voided and replaced.`;
  return rejection('reveals-missing', reason, { missing });
};

/** Before the time to reveal is over the value would tell the last contributor what his secret does. */
const theTimeToRevealMustBeOver: BeaconPolicy = (draw, _statement, facts) => {
  const { revealBy = '', beacon } = draw?.plan ?? {};
  const from = beacon?.at ?? revealBy;
  if (instantOf(facts.recordedAt) > instantOf(from)) return undefined;
  const reason = `The beacon is recorded after it became known and the time to reveal is over: after ${from}.`;
  return rejection('beacon-too-early', reason, { from, recordedAt: facts.recordedAt });
};

const execute: Decide<DrawState, BeaconObserved> = (draw, { data }, facts) => {
  if (draw === undefined) throw new Error('A beacon without a draw');
  return accept(executionEvents(withBeacon(draw, data, facts.index), facts));
};

export function observeBeacon(isDrandSignature: IsDrandSignature): Decide<DrawState, BeaconObserved> {
  return under(
    [
      drawMustBePlanned,
      drawMustNotBeVoided,
      drawMustNotBeExecuted,
      onlyTheOrganiserMayStateThis,
      onlyThePlannedBeaconCounts,
      onlyThePlannedRoundCounts,
      theValueMustHaveItsForm,
      theTimeToRevealMustBeOver,
      everySecretMustBeRevealed,
      theSignatureMustBeOfTheRound(isDrandSignature),
    ],
    execute,
  );
}
