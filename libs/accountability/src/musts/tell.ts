import { streamId } from '@mingjing/kernel';
import { caseSteps } from './tell-case';
import { findingSteps } from './tell-finding';
import { orderSteps } from './tell-order';
import { transferSteps } from './tell-transfer';
import type { MustRecord } from './must-record';
import type { Step, Told } from './step';

const steps: Readonly<Record<string, Step>> = {
  ...findingSteps,
  ...orderSteps,
  ...caseSteps,
  ...transferSteps,
};

/** The types of events that change the record of a finding once it is open. */
export const TOLD_TYPES: readonly string[] = Object.keys(steps);

/** The record after the event; events that do not concern it leave it as it was. */
export function tell(record: MustRecord, told: Omit<Told, 'data' | 'id'>): MustRecord {
  const { event } = told;
  const step = steps[event.type];
  return step?.(record, { ...told, data: event.data, id: streamId(event.stream) }) ?? record;
}
