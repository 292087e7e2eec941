import type { RecordedEvent } from '@mingjing/kernel';

/** When an event is claimed to have occurred, as rows hold it. */
export interface OccurredAt {
  /** Milliseconds. */
  readonly occurred: number;
  /** The claim's own text, unless it is made again from the moment. */
  readonly text: string | null;
}

/** Offset of most claims: their text is made again from the moment. */
const CHINA = '+08:00';

export function occurredAtOf({ occurredAt }: RecordedEvent): OccurredAt {
  return { occurred: Date.parse(occurredAt), text: occurredAt.endsWith(CHINA) ? null : occurredAt };
}
