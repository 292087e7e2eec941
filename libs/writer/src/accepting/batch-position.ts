import type { Rejection } from '@mingjing/kernel';

/** A refusal of an array says which statement of it, counted from 0, was refused. */
export function placed(why: Rejection, position: number): Rejection {
  return { ...why, facts: { ...why.facts, position } };
}
