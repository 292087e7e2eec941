import { instantOf } from '@mingjing/kernel';
import { isKnown, type Act } from './act';
import { asCorrected } from './as-corrected';
import type { CaseRecord, MustRecord, OrderRecord, TransferRecord } from './must-record';

type IsThere = (act: Act) => boolean;

/**
 * What there was at a moment, by the corrections that there were: of acts that are stated or recorded to come later
 * nothing stands, and a correction weighs from its own entry on, whenever it is said to have been made.
 */
export function recordAsOf(record: MustRecord, moment: number): MustRecord | undefined {
  const known = recordOf(record, (act) => isKnown(act, moment));
  if (known?.corrections === undefined) return known;
  const entered = known.corrections.filter(({ recordedAt }) => instantOf(recordedAt) <= moment);
  return asCorrected({ ...known, corrections: entered });
}

/** What is stated to have happened by a moment, whenever it was entered. What the violation is stands with its confirmation. */
export function recordOccurredBy(record: MustRecord, moment: number): MustRecord | undefined {
  const occurred = recordOf(record, ({ at }) => instantOf(at) <= moment);
  if (occurred === undefined || occurred.confirmed !== undefined) return occurred;
  const { violation: _violation, gate: _gate, ...unconfirmed } = occurred;
  return unconfirmed;
}

/** Undefined where the finding itself was not there. */
function recordOf(record: MustRecord, isThere: IsThere): MustRecord | undefined {
  if (!isThere(record.trace)) return undefined;
  const known = <A extends Act>(acts: readonly A[]): readonly A[] => acts.filter(isThere);
  return {
    ...kept(record, SINGLE, isThere),
    ...(record.admitted === undefined ? {} : { admitted: known(record.admitted) }),
    ...(record.corrections === undefined ? {} : { corrections: known(record.corrections) }),
    refusals: known(record.refusals),
    orders: record.orders.filter(({ issued }) => isThere(issued)).map((one) => orderOf(one, isThere)),
    assessments: known(record.assessments),
    waivers: known(record.waivers),
    educations: known(record.educations),
    notFiled: known(record.notFiled),
    cases: record.cases.filter(({ filed }) => isThere(filed)).map((one) => caseOf(one, isThere)),
    transfers: record.transfers
      .filter(({ transferred }) => isThere(transferred))
      .map((one): TransferRecord => kept(one, ['receipt', 'ended'], isThere)),
  };
}

const SINGLE = [
  ...(['closedAsNormal', 'confirmed', 'dismissed', 'merged', 'released', 'closed'] as const),
  ...(['withdrawn', 'gone'] as const),
];

/** The same without those of the named acts that are not there yet. */
function kept<T extends object>(value: T, acts: readonly (keyof T)[], isThere: IsThere): T {
  const dropped = acts.filter((name) => {
    const act = value[name] as Act | undefined;
    return act !== undefined && !isThere(act);
  });
  if (dropped.length === 0) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !dropped.includes(name as keyof T)),
  ) as T;
}

function orderOf(order: OrderRecord, isThere: IsThere): OrderRecord {
  return {
    ...kept(order, ['served', 'withdrawn', 'recheckWaived'], isThere),
    extensions: order.extensions.filter(isThere),
    rechecks: order.rechecks.filter(isThere),
  };
}

function caseOf(one: CaseRecord, isThere: IsThere): CaseRecord {
  return {
    ...kept(one, ['closed'], isThere),
    decisions: one.decisions.filter(isThere),
    services: one.services.filter(isThere),
    annulments: one.annulments.filter(isThere),
  };
}
