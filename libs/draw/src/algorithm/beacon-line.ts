import { fromHex } from '@mingjing/kernel';
import type { Beacon } from './types';

/** The check of drand's network, handed in: whether these 48 bytes are its signature of the round. */
export type DrandCheck = (round: number, signature: Uint8Array) => boolean;

/** What the output says of the beacon: taken as given where nobody can check it. */
export function beaconLine(beacon: Beacon | undefined, isDrandSignature?: DrandCheck): string {
  if (beacon === undefined) return 'beacon: none';
  const { source, value, round } = beacon;
  if (source !== 'DRAND' || isDrandSignature === undefined) {
    return `beacon: not checked here, the value of ${source} is taken as given`;
  }
  const signature = fromHex(value, 48);
  const isSigned = signature !== null && isDrandSignature(Number(round), signature);
  return isSigned
    ? `beacon: drand quicknet signed round ${String(round)} with this value`
    : `beacon: NOT the signature of drand quicknet for round ${String(round ?? 'unknown')}`;
}
