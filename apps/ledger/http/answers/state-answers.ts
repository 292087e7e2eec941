import { CASE_STATES } from './case-states';
import { FINDING_STATES } from './finding-states';
import { ORDER_STATES } from './order-states';
import { REGISTER_STATES } from './register-states';
import { TASK_STATES } from './task-states';
import { ANY, COUNT, mapOf, object, ref, trueAt, type Schema } from './words';

const DECLARED: Readonly<Record<string, Schema>> = {
  ...TASK_STATES,
  ...FINDING_STATES,
  ...ORDER_STATES,
  ...CASE_STATES,
  ...REGISTER_STATES,
};

/** Streams whose states follow so closely from one or two events that their payloads say it all. */
const other = trueAt({
  stream: { type: 'string', pattern: '^(?!(task|finding|order|case|entity|officer)/)' },
  state: mapOf(object({ changedBy: COUNT, state: mapOf(ANY) })),
});

/** States of aggregates, each as its contexts fold it. */
export const STATE_ANSWERS: Readonly<Record<string, Schema>> = {
  ...DECLARED,
  OtherState: other,
  AggregateState: { oneOf: [...Object.keys(DECLARED), 'OtherState'].map(ref) },
};
