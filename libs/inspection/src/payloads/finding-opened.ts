import { Id, OneOf, Optional, Pattern, Text, Uuid } from '@mingjing/catalogue';
import { VIOLATION_CODE } from './item-answered';

export const FINDING_SOURCES = ['ITEM', 'LAB', 'COMPLAINT', 'WARNING'] as const;
export type FindingSource = (typeof FINDING_SOURCES)[number];

/** Derived by `finding/v1` from a first trace, on `finding/<id of the trace's statement>`. */
export class FindingOpened {
  @Uuid() readonly trace!: string;
  @OneOf(FINDING_SOURCES) readonly source!: FindingSource;
  @Id() readonly task!: string;
  @Id() readonly entity!: string;
  @Optional() @Text(64) readonly item?: string;
  @Optional() @Pattern(...VIOLATION_CODE) readonly violation?: string;
  /** Origin of the task: the three musts roll up by it first. */
  @Text(40) readonly origin!: string;
  /** Ids of officers in the register. */
  @Optional() @Id() readonly lead?: string;
  @Optional() @Id() readonly second?: string;
}
