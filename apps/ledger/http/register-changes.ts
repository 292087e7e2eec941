import { frozenRegisterOf, type DrawState } from '@mingjing/draw/contracts';
import { instantOf, recordedTime, streamWord, type Facts, type RecordedEvent } from '@mingjing/kernel';

/** Days before the draw was planned that are looked at too: those of the band's alarm. */
const WATCHED_DAYS = 30;
const DAY = 86_400_000;
const REGISTERS: ReadonlySet<string> = new Set(['entity', 'officer', 'register']);

/** Entries from the first index up to the second, exclusive. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** An entry that changed a register, and whether the frozen one could still feel it. */
export interface RegisterChange {
  readonly entry: number;
  readonly stream: string;
  readonly type: string;
  readonly by: string;
  readonly recordedAt: string;
  readonly reason?: string;
  readonly phase: 'BEFORE_COMMITMENT' | 'BEFORE_FREEZE' | 'AFTER_FREEZE';
}

/** From thirty days before the plan of the draw up to its countersignature, or to the end of what is sealed. */
export async function changesWindow(
  { planned, countersigned }: DrawState,
  size: number,
  recordedAt: (index: number) => Promise<string>,
): Promise<Window> {
  const moment = recordedTime(instantOf(planned.recordedAt) - WATCHED_DAYS * DAY);
  let [from, above] = [0, planned.index];
  while (from < above) {
    const middle = Math.floor((from + above) / 2);
    if ((await recordedAt(middle)) < moment) from = middle + 1;
    else above = middle;
  }
  return { from, to: Math.min(countersigned?.index ?? size, size) };
}

/** Undefined for an entry that is about no register. */
export function registerChange(
  event: RecordedEvent,
  draw: DrawState,
  facts: Facts,
): RegisterChange | undefined {
  const { index: entry, stream, type, actor: by, recordedAt, data } = event;
  if (!REGISTERS.has(streamWord(stream))) return undefined;
  const { reason } = data;
  return {
    ...{ entry, stream, type, by, recordedAt, phase: phaseOf(entry, draw, facts) },
    ...(typeof reason === 'string' ? { reason } : {}),
  };
}

/** The freeze takes the registers as they stand at its order: what comes later is for later draws. */
function phaseOf(entry: number, { id, commitments }: DrawState, facts: Facts): RegisterChange['phase'] {
  if (entry > (frozenRegisterOf(facts, id)?.index ?? Infinity)) return 'AFTER_FREEZE';
  const committed = Math.min(...commitments.map(({ index }) => index));
  return entry < committed ? 'BEFORE_COMMITMENT' : 'BEFORE_FREEZE';
}
