import type { Role } from '@mingjing/kernel';

/** Roles that one person never holds on the same day, whichever the organisation. */
const APART: readonly (readonly [Role, Role])[] = [
  // Who draws from a register does not write it.
  ['DRAW_ADMIN', 'REGISTRAR_ENTITY'],
  ['DRAW_ADMIN', 'REGISTRAR_OFFICER'],
  // Who inspects does not write the registers that he and his work are drawn from.
  ['LEAD', 'REGISTRAR_ENTITY'],
  ['LEAD', 'REGISTRAR_OFFICER'],
  ['OFFICER', 'REGISTRAR_ENTITY'],
  ['OFFICER', 'REGISTRAR_OFFICER'],
  // Laboratories do not inspect (国办发〔2024〕54号).
  ['LAB_SIGNER', 'LEAD'],
  ['LAB_SIGNER', 'OFFICER'],
];

/**
 * Handbook 5.1, of new assignments only: logs hold older ones. A clerk who enters for an officer never
 * signs as one; who reviews a case neither investigates it nor decides on his own review.
 */
const APART_FROM_NOW_ON: readonly (readonly [Role, Role])[] = [
  ['ENTRY', 'LEAD'],
  ['ENTRY', 'OFFICER'],
  ['LEGAL', 'HEAD'],
  ['LEGAL', 'LEAD'],
  ['LEGAL', 'OFFICER'],
];

/** An auditor changes nothing: the only other role that he can hold is to look on. */
const BESIDE_AUDITOR: readonly Role[] = ['AUDITOR', 'OBSERVER'];

export function areKeptApart(one: Role, other: Role): boolean {
  if (one === 'AUDITOR') return !BESIDE_AUDITOR.includes(other);
  if (other === 'AUDITOR') return !BESIDE_AUDITOR.includes(one);
  return standsIn(APART, one, other);
}

/** Whether a new assignment of the one beside the other is refused. */
export function mayNotJoin(one: Role, other: Role): boolean {
  return areKeptApart(one, other) || standsIn(APART_FROM_NOW_ON, one, other);
}

function standsIn(pairs: readonly (readonly [Role, Role])[], one: Role, other: Role): boolean {
  return pairs.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
}
