import { acceptUnit } from './accept';
import { httpUnit } from './http';
import { millionUnit } from './million';
import { oneInFlightUnit } from './one-in-flight';
import { startUnit } from './start';
import type { Unit } from './unit';

/** All measurements, in the order of the table. */
export const units: readonly Unit[] = [acceptUnit, oneInFlightUnit, httpUnit, millionUnit, startUnit];
