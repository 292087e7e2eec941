import { streamId, streamWord, type FactChange, type Facts, type RecordedEvent } from '@mingjing/kernel';
import { drawIdOfStream } from './draw-questions';
import { drawOf } from './draw-state';
import { asJson, pairKey, TABLE } from './tables';

/** Somebody saw of a draw what not everybody knew yet: its own roles may, and are seen to (AQ-13). */
export interface EarlyLook {
  readonly reader: string;
  /** Stream or file that he looked at: that of a task names who was drawn. */
  readonly subject: string;
  /** UTC. */
  readonly at: string;
  /** Log index of its record. */
  readonly entry: number;
}

/** The early looks of one draw, in the order in which they were recorded. */
export function earlyLooksOf(facts: Facts, drawId: string): readonly EarlyLook[] {
  return facts.list(TABLE.earlyLooks, `${drawId} `).map(({ value }) => value as unknown as EarlyLook);
}

/** A list may belong to several draws that stand on one frozen register: the look was at each. */
export function earlyLookRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const { reader, subject, early } = event.data as { reader: string; subject: string; early?: boolean };
  if (early !== true) return [];
  const look: EarlyLook = { reader, subject, at: event.recordedAt, entry: event.index };
  const place = String(event.index).padStart(12, '0');
  return drawsLookedAt(subject, facts).map((id) => ({
    table: TABLE.earlyLooks,
    key: pairKey(id, place),
    value: asJson(look),
  }));
}

function drawsLookedAt(subject: string, facts: Facts): readonly string[] {
  if (streamWord(subject) === 'file') {
    const prefix = `${streamId(subject)} `;
    return facts.list(TABLE.drawFile, prefix).map(({ key }) => key.slice(prefix.length));
  }
  const id = drawIdOfStream(facts, subject);
  return id === undefined || drawOf(facts, id) === undefined ? [] : [id];
}
