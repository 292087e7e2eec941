import { rejection, type Rejection } from '@mingjing/kernel';
import { byId, firstRepeated, isSoundId } from './text-order';
import { isJoint, type Party, type Ratio, type Stratum } from './types';

const LIMIT = 2 ** 31;
/** As text: a file may say anything. */
const MODES: readonly string[] = ['ratio', 'census'];

/** The first reason why these strata (sorted by id) cannot stand in a draw, or null. */
export function strataFault(sorted: readonly Stratum[]): Rejection | null {
  for (const stratum of sorted) {
    const fault = stratumFault(stratum);
    if (fault !== null) return fault;
  }
  const repeated = firstRepeated(sorted, byId);
  if (repeated === null) return null;
  return rejection(
    'duplicate-stratum',
    `Stratum ${repeated[0].id} is listed twice. Give each stratum an id of its own.`,
    { stratum: repeated[0].id },
  );
}

function stratumFault(stratum: Stratum): Rejection | null {
  if (!isSoundId(stratum.id)) {
    return rejection('bad-id', 'A stratum has no readable id. Give it one.', { stratum: stratum.id });
  }
  return ruleFault(stratum) ?? fieldFault(stratum);
}

function ruleFault({ id, mode, ratio, minimum }: Stratum): Rejection | null {
  if (!MODES.includes(mode)) {
    return rejection('bad-mode', `Stratum ${id} must have the mode "ratio" or "census".`, {
      stratum: id,
      mode,
    });
  }
  if (!isSoundRatio(ratio)) {
    return rejection(
      'bad-ratio',
      `The ratio of stratum ${id} must be two whole numbers, the first not above the second, the second from 1 to 2147483647.`,
      { stratum: id, ratio },
    );
  }
  if (!Number.isSafeInteger(minimum) || minimum < 0) {
    return rejection('bad-minimum', `The minimum of stratum ${id} must be a whole number, 0 or more.`, {
      stratum: id,
      minimum,
    });
  }
  return null;
}

/** 0 ≤ num ≤ den, 1 ≤ den < 2^31 (draw.md, bytes). */
export function isSoundRatio([num, den]: Ratio): boolean {
  if (!Number.isInteger(num) || !Number.isInteger(den)) return false;
  return num >= 0 && num <= den && den >= 1 && den < LIMIT;
}

/** A weight is an integer from 1 to 2^31 − 1. */
export function isSoundWeight(weight: number): boolean {
  return Number.isInteger(weight) && weight >= 1 && weight < LIMIT;
}

function fieldFault(stratum: Stratum): Rejection | null {
  if ('field' in stratum && 'parties' in stratum) {
    return rejection(
      'field-and-parties',
      `Stratum ${stratum.id} names both a field and parties. Keep the parties if several authorities inspect together, else the field.`,
      { stratum: stratum.id },
    );
  }
  if (isJoint(stratum)) return partiesFault(stratum.id, [...stratum.parties].sort(byId));
  // From a file, a stratum may come without either of the two.
  return 'field' in stratum && isSoundId(stratum.field)
    ? null
    : rejection('bad-id', `Stratum ${stratum.id} must name the field that its officers need.`, {
        stratum: stratum.id,
      });
}

function partiesFault(stratum: string, sorted: readonly Party[]): Rejection | null {
  if (sorted.length === 0) {
    return rejection('no-parties', `The joint stratum ${stratum} names no party. Name who takes part.`, {
      stratum,
    });
  }
  // A "/" would let one party's task id read as another's.
  const unreadable = sorted.find(({ id, field }) => !isSoundId(id) || id.includes('/') || !isSoundId(field));
  if (unreadable !== undefined) {
    return rejection('bad-id', `A party of stratum ${stratum} needs an id without "/" and a field.`, {
      stratum,
      party: unreadable.id,
    });
  }
  const repeated = firstRepeated(sorted, byId);
  if (repeated === null) return null;
  return rejection(
    'duplicate-party',
    `Stratum ${stratum} names the party ${repeated[0].id} twice. Name it once.`,
    {
      stratum,
      party: repeated[0].id,
    },
  );
}
