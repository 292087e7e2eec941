import { toHex, utf8, type Json } from '@mingjing/kernel';
import { textIn } from '../../examined';
import { member, type Claim, type SignedEvent } from './signed-draw';

/** A beacon in the transcript is the one that two people observed; where none was, there is none. */
export function beaconClaims(claimed: Json | undefined, observed: readonly SignedEvent[]): readonly Claim[] {
  if (observed.length === 0) return [['beacon', undefined, claimed]];
  return observed.flatMap(({ data }): readonly Claim[] => [
    ['beacon.source', data['source'], member(claimed, 'source')],
    ['beacon.round', data['round'], member(claimed, 'round')],
    ['beacon.value', seedBytes(textIn(data['source']), textIn(data['value'])), member(claimed, 'value')],
  ]);
}

/** Hex of what the seed takes: a drand signature as it is, the numbers of a lottery ascending (draw.md, order of events 3). */
function seedBytes(source: string, value: string): string {
  if (source !== 'LOTTERY') return value;
  const groups = value.split('+').map((group) => group.split(',').map((number) => number.trim()));
  return toHex(utf8(groups.map((numbers) => numbers.sort().join(',')).join('+')));
}
