import {
  FileList,
  type FileReference,
  Hash,
  HashList,
  ListOf,
  Nested,
  OneOf,
  Optional,
  Text,
  Whole,
} from '@mingjing/catalogue';

/** Ticket (hex) and weight of the last entity drawn. */
export class DrawnCutOff {
  @Hash() readonly ticket!: string;
  @Whole(1) readonly weight!: number;
}

export class ExecutedStratum {
  @Text(100) readonly id!: string;
  @Whole(0) readonly population!: number;
  /** How many, never who. */
  @Whole(0) readonly drawn!: number;
  /** Absent where nothing was drawn, which is the null of draw.md (ADR 7). */
  @Optional() @Nested(() => DrawnCutOff) readonly cutOff?: DrawnCutOff;
}

/** Derived by `mingjing-draw/v1` from the last reveal, or from the beacon. */
export class DrawExecuted {
  @Hash() readonly seed!: string;
  @ListOf(() => ExecutedStratum, { min: 1, max: 100 }) readonly strata!: readonly ExecutedStratum[];
  /** Hex SHA-256 of the JCS of seed and strata of the result. */
  @Hash() readonly selection!: string;
}

/** Derived beside DrawExecuted; who meets whom can be recomputed and stands nowhere. */
export class TasksAssignedSealed {
  @Whole(0) readonly tasks!: number;
  /** Hex SHA-256 of the JCS of the result. */
  @Hash() readonly result!: string;
}

/** Legal affairs sign the result that they know by its hash alone. */
export class DrawResultCountersigned {
  @Hash() readonly result!: string;
}

export const VOID_CAUSES = ['ABANDONED', 'BEACON_MISSING', 'WRONG_INPUT', 'ORDERED_BY_AUTHORITY'] as const;

/**
 * Stays public and counted for ever. WRONG_INPUT carries `documents`, ORDERED_BY_AUTHORITY `document` and `documents`;
 * `proof` names hashes, each of one of the documents.
 */
export class DrawVoided {
  @OneOf(VOID_CAUSES) readonly cause!: (typeof VOID_CAUSES)[number];
  @Text(500) readonly reason!: string;
  @Optional() @HashList({ min: 1, max: 20, unique: true }) readonly proof?: readonly string[];
  /** What proves the wrong input, or the order itself: files that the ledger holds. */
  @Optional() @FileList({ min: 1, max: 20, unique: true }) readonly documents?: readonly FileReference[];
  /** Number of the order. */
  @Optional() @Text(200) readonly document?: string;
}

/**
 * Hex SHA-256 of the JCS of the full transcript, which auditors may fetch, and of the public one: what
 * everybody has in hand he can hold against a hash that publisher and legal affairs signed.
 */
export class DrawPublished {
  @Hash() readonly transcript!: string;
  @Optional() @Hash() readonly publicTranscript?: string;
}
