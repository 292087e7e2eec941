import { instantOf, isClaimedTime, type Plain } from '@mingjing/kernel';
import type { DrawPlanned } from '../payloads/draw-planned';

export type PlannedBeacon = NonNullable<Plain<DrawPlanned>['beacon']>;

/** drand's network "quicknet": round r is signed at genesis + (r − 1) · period. */
const GENESIS = 1_692_803_367_000;
const PERIOD = 3_000;

/** The network's own check, handed in: whether these 48 bytes are its signature of the round. */
export type IsDrandSignature = (round: number, signature: Uint8Array) => boolean;

/** The number of a round as a plan writes it, `52000`; undefined where it is none. */
export function drandRound(text: string | undefined): number | undefined {
  if (text === undefined || !/^[1-9][0-9]{0,14}$/.test(text)) return undefined;
  return Number(text);
}

/** When a round becomes known, in milliseconds since 1970. */
export function timeOfDrandRound(round: number): number {
  return GENESIS + (round - 1) * PERIOD;
}

/** When the value of a beacon becomes known; undefined where the plan does not say. */
export function beaconKnownAt({ source, round, at }: PlannedBeacon): number | undefined {
  switch (source) {
    case 'DRAND': {
      const number = drandRound(round);
      return number === undefined ? undefined : timeOfDrandRound(number);
    }
    case 'LOTTERY':
      return round === undefined || at === undefined || !isClaimedTime(at) ? undefined : instantOf(at);
    default:
      return unknownSource(source);
  }
}

function unknownSource(source: never): never {
  throw new Error(`No beacon is known as ${String(source)}`);
}
