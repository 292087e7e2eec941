import { File, Id, Optional, Text } from '@mingjing/catalogue';
import type { FileReference } from '@mingjing/catalogue';

/** An official document left the house under its number; printed and served copies must hash to `file`. */
export class DocumentIssued {
  /** Form of the document norm, such as `现场检查笔录`. */
  @Text(100) readonly kind!: string;
  /** 文号, such as `高卫公罚〔2026〕12号`: unique in its series and year. */
  @Text(100) readonly number!: string;
  /** Template with its version. */
  @Text(100) readonly template!: string;
  @File() readonly file!: FileReference;
  @Optional() @Id() readonly order?: string;
  @Optional() @Id() readonly case?: string;
  @Optional() @Id() readonly task?: string;
}
