import { acceptUnit } from './accept';
import { bundleUnit } from './bundle';
import { drawUnit } from './draw';
import { fsckUnit } from './fsck';
import { httpUnit } from './http';
import { kurrentDbUnit } from './kurrentdb';
import { millionUnit } from './million';
import { oneInFlightUnit } from './one-in-flight';
import { proofsUnit } from './proofs';
import { rebuildUnit } from './rebuild';
import { startUnit } from './start';
import { unblindingUnit, unblindingWholeUnit } from './unblinding';
import { verifyUnit } from './verify';
import { witnessUnit } from './witness';
import type { Unit } from './unit';

/** All measurements, in the order of the table. */
export const units: readonly Unit[] = [
  acceptUnit,
  oneInFlightUnit,
  httpUnit,
  verifyUnit,
  fsckUnit,
  rebuildUnit,
  millionUnit,
  startUnit,
  witnessUnit,
  proofsUnit,
  bundleUnit,
  drawUnit,
  unblindingUnit,
  unblindingWholeUnit,
  kurrentDbUnit,
];
