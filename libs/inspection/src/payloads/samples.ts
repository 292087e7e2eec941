import { File, Id, OneOf, Optional, Pattern, Text } from '@mingjing/catalogue';
import type { FileReference } from '@mingjing/catalogue';
import { VIOLATION_CODE } from './item-answered';

export const LAB_RESULTS = ['COMPLIANT', 'NON_COMPLIANT'] as const;
export type LabResult = (typeof LAB_RESULTS)[number];

/** Taken while the visit runs (双同时, rule T-47). */
export class SampleTaken {
  /** Number of the sample within the task. */
  @Id() readonly sample!: string;
  /** Checklist item that the sample serves. */
  @Text(64) readonly item!: string;
  /** Organisation that is to test it. */
  @Id() readonly lab!: string;
  @Optional() @Text(100) readonly standard?: string;
}

/** The laboratory's report, often long after the visit (rule T-48). NON_COMPLIANT is a first trace. */
export class LabReported {
  @Id() readonly sample!: string;
  @OneOf(LAB_RESULTS) readonly result!: LabResult;
  /** Only beside NON_COMPLIANT. */
  @Optional() @Pattern(...VIOLATION_CODE) readonly violation?: string;
  @File() readonly report!: FileReference;
}
