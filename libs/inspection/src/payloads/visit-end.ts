import { File, Flag, OneOf, Optional, Text } from '@mingjing/catalogue';
import type { FileReference } from '@mingjing/catalogue';

export const RECORD_SIGNERS = ['ENTITY', 'WITNESS'] as const;
export type RecordSigner = (typeof RECORD_SIGNERS)[number];

export const VISIT_RESULTS = [
  'NORMAL',
  'ORDERED',
  'CASE_OPENED',
  'TRANSFERRED',
  'CLOSED',
  'REFUSED',
  'NOT_INSPECTED',
] as const;
export type VisitResult = (typeof VISIT_RESULTS)[number];

/** The inspection record was put before the entity or a witness (Penalty Law Art. 55, rule T-31). */
export class RecordSigned {
  @OneOf(RECORD_SIGNERS) readonly by!: RecordSigner;
  /** The entity would not sign: noted instead of a signature. */
  @Optional() @Flag() readonly refused?: boolean;
  @File() readonly record!: FileReference;
}

/** Lead and second leave. */
export class InspectionFinished {
  @OneOf(VISIT_RESULTS) readonly result!: VisitResult;
}

/** The visit's data reached the platform that shares it (检查信息同步推送). */
export class InspectionPushed {
  @Text(200) readonly receipt!: string;
}

/** The visit's data reached the level above. */
export class ReportedUpward {
  @Text(200) readonly receipt!: string;
}
