import { File, Id, Moment, OneOf, Optional, Text } from '@mingjing/catalogue';
import type { FileReference } from '@mingjing/catalogue';

/** The eight kinds of Penalty Law Art. 46. */
export const EVIDENCE_KINDS = [
  'DOCUMENT',
  'PHYSICAL',
  'AUDIO_VISUAL',
  'ELECTRONIC',
  'TESTIMONY',
  'STATEMENT',
  'EXPERT',
  'RECORD',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A file kept beside the ledger, held to by its hash from now on. */
export class EvidenceRegistered {
  /** Number of the piece within the task. */
  @Id() readonly evidence!: string;
  @OneOf(EVIDENCE_KINDS) readonly kind!: EvidenceKind;
  @File() readonly file!: FileReference;
  /** When the device took it, as the device says. */
  @Moment() readonly captured!: string;
  @Optional() @Text(100) readonly mediaType?: string;
  @Optional() @Text(100) readonly device?: string;
}
