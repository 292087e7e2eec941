import { HashList, Id, OneOf, Optional, Pattern, Text, Uuid } from '@mingjing/catalogue';
import { VIOLATION_CODE } from './item-answered';

/** When the law lets a penalty follow: I at once, O overdue and not corrected, R refuses to correct, S serious. */
export const GATES = ['I', 'O', 'R', 'I_O', 'I_S', 'S', 'I_R', 'R_S', 'O_R'] as const;
export type Gate = (typeof GATES)[number];

/** Two officers state that the law was broken. Without a trace it opens the finding and is the trace itself. */
export class ViolationConfirmed {
  @Pattern(...VIOLATION_CODE) readonly violation!: string;
  @OneOf(GATES) readonly gate!: Gate;
  /** What was found, without a word on persons. */
  @Text(2000) readonly facts!: string;
  @Optional() @Id() readonly task?: string;
  @Optional() @Id() readonly entity?: string;
}

/** The trace was no violation. */
export class FindingDismissed {
  @Text(1000) readonly reason!: string;
  @HashList({ min: 1, max: 100, unique: true }) readonly evidence!: readonly string[];
}

/** The trace belongs to a finding that stands already. */
export class FindingMerged {
  @Uuid() readonly into!: string;
}

export class FindingClosed {
  @Text(1000) readonly reason!: string;
}

/** Withdrawn by the head; without evidence the three musts count it as broken. */
export class FindingWithdrawn {
  @Text(1000) readonly reason!: string;
  @Optional() @HashList({ min: 1, max: 100, unique: true }) readonly evidence?: readonly string[];
}
