import type { Words } from '../report';
import { GROUND, PUBLICATION, REMARKS } from './closing-documents';
import { CORRECTION_AND_ASSESSMENT, DECISION, PENALTY, REFERRAL, VISIT } from './procedure-documents';
import { PLAN_AND_DRAW, REGISTERS, TASK } from './register-and-draw-documents';

/**
 * The documents of a paper file (卷内文书) in its order: the decision and its service first, then the
 * procedure as it ran, then what was published, then remarks. test/catalogue/filed-types.spec.ts
 * demands a name here for every type of the event catalogue.
 */
const NAMES = [
  ...[...DECISION, ...REGISTERS, ...PLAN_AND_DRAW, ...TASK, ...VISIT],
  ...[...CORRECTION_AND_ASSESSMENT, ...PENALTY, ...REFERRAL],
  ...[...PUBLICATION, ...REMARKS, ...GROUND],
];

const PLACES: ReadonlyMap<string, number> = new Map(NAMES.map(([type], i) => [type, i]));

/** A type without a name of its own, of a later ledger perhaps, comes last. */
export function placeOf(type: string): number {
  return PLACES.get(type) ?? NAMES.length;
}

/** A type without a name of its own is filed under that of the catalogue: nothing is dropped for want of a name. */
export function documentName(type: string): Words {
  const [, zh, en] = NAMES[placeOf(type)] ?? [type, `其他材料（${type}）`, `Other material: ${type}`];
  return { zh, en };
}
