import { toHex, type Plain, type Result } from '@mingjing/kernel';
import { drandBeaconValue, lotteryBeaconValue } from '../algorithm/beacon-value';
import type { BeaconObserved } from '../payloads/seed-events';
import type { DrawState } from './draw-state';

/** The bytes that the seed takes, or why the value has not the form of its source. */
export function beaconValue({
  source,
  value,
}: Pick<Plain<BeaconObserved>, 'source' | 'value'>): Result<Uint8Array> {
  switch (source) {
    case 'DRAND':
      return drandBeaconValue(value);
    case 'LOTTERY':
      return lotteryBeaconValue(value);
    default:
      return unknownSource(source);
  }
}

/** The draw with the beacon that two people observed. */
export function withBeacon(draw: DrawState, observed: Plain<BeaconObserved>, index: number): DrawState {
  const value = beaconValue(observed);
  if (!value.ok) throw new Error(`A beacon was recorded without its form: ${value.rejection.reason}`);
  const { source, round } = observed;
  const named = { source, value: toHex(value.value), ...(round === undefined ? {} : { round }) };
  // Only plans that name the network were checked against it before their beacon was accepted.
  const verified = source === 'DRAND' && draw.plan.beacon?.network !== undefined;
  return { ...draw, beacon: { ...named, index, verified } };
}

function unknownSource(source: never): never {
  throw new Error(`No beacon is known as ${String(source)}`);
}
