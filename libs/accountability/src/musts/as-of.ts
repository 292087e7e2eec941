import { isKnown, type Act } from './act';
import type { CaseRecord, MustRecord, OrderRecord, TransferRecord } from './must-record';

/** What there was at a moment: of acts that are stated or recorded to come later nothing stands. */
export function recordAsOf(record: MustRecord, moment: number): MustRecord | undefined {
  if (!isKnown(record.trace, moment)) return undefined;
  const known = <A extends Act>(acts: readonly A[]): readonly A[] =>
    acts.filter((act) => isKnown(act, moment));
  return {
    ...kept(record, SINGLE, moment),
    ...(record.admitted === undefined ? {} : { admitted: known(record.admitted) }),
    refusals: known(record.refusals),
    orders: record.orders
      .filter(({ issued }) => isKnown(issued, moment))
      .map((one) => orderAsOf(one, moment)),
    assessments: known(record.assessments),
    waivers: known(record.waivers),
    educations: known(record.educations),
    notFiled: known(record.notFiled),
    cases: record.cases.filter(({ filed }) => isKnown(filed, moment)).map((one) => caseAsOf(one, moment)),
    transfers: record.transfers
      .filter(({ transferred }) => isKnown(transferred, moment))
      .map((one): TransferRecord => kept(one, ['receipt', 'ended'], moment)),
  };
}

const SINGLE = ['closedAsNormal', 'confirmed', 'dismissed', 'merged', 'closed', 'withdrawn', 'gone'] as const;

/** The same without those of the named acts that are not known yet. */
function kept<T extends object>(value: T, acts: readonly (keyof T)[], moment: number): T {
  const dropped = acts.filter((name) => {
    const act = value[name] as Act | undefined;
    return act !== undefined && !isKnown(act, moment);
  });
  if (dropped.length === 0) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !dropped.includes(name as keyof T)),
  ) as T;
}

function orderAsOf(order: OrderRecord, moment: number): OrderRecord {
  return {
    ...kept(order, ['served', 'withdrawn', 'recheckWaived'], moment),
    extensions: order.extensions.filter((act) => isKnown(act, moment)),
    rechecks: order.rechecks.filter((act) => isKnown(act, moment)),
  };
}

function caseAsOf(one: CaseRecord, moment: number): CaseRecord {
  return {
    ...kept(one, ['closed'], moment),
    decisions: one.decisions.filter((act) => isKnown(act, moment)),
    services: one.services.filter((act) => isKnown(act, moment)),
    annulments: one.annulments.filter((act) => isKnown(act, moment)),
  };
}
