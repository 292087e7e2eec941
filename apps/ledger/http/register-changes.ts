import { WATCHED_DAYS, drawOf, frozenRegisterOf, type DrawState } from '@mingjing/draw/contracts';
import {
  DAY_MILLISECONDS,
  instantOf,
  recordedTime,
  streamWord,
  type Facts,
  type RecordedEvent,
} from '@mingjing/kernel';

/** The rows of an import stand in the register from the entry on that completes it. */
export const REGISTERS = ['entity', 'officer', 'register', 'import'] as const;

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
  readonly cosigners?: readonly string[];
  readonly recordedAt: string;
  readonly reason?: string;
  readonly phase: Phase;
}

type Phase = 'BEFORE_COMMITMENT' | 'BEFORE_FREEZE' | 'AFTER_FREEZE';

/**
 * From the days that the band's alarm looks back from the first plan under the number, whose register a replacement
 * stands on too, up to the countersignature, or to the void of a draw that has none, or to the end of what is sealed.
 */
export async function changesWindow(
  draw: DrawState,
  facts: Facts,
  size: number,
  recordedAt: (index: number) => Promise<string>,
): Promise<Window> {
  const [{ planned } = draw] = standingOn(draw, facts);
  const moment = recordedTime(instantOf(planned.recordedAt) - WATCHED_DAYS * DAY_MILLISECONDS);
  let [from, above] = [0, planned.index];
  while (from < above) {
    const middle = Math.floor((from + above) / 2);
    if ((await recordedAt(middle)) < moment) from = middle + 1;
    else above = middle;
  }
  const end = draw.countersigned ?? draw.voided;
  return { from, to: Math.min(end?.index ?? size, size) };
}

/** The draw and those that it replaces, one after the other, the first plan first. */
function standingOn(draw: DrawState, facts: Facts): readonly DrawState[] {
  const replaced = drawOf(facts, draw.plan.replaces ?? '');
  return replaced === undefined ? [draw] : [...standingOn(replaced, facts), draw];
}

/** Undefined for an entry that is about no register. */
export function registerChange(
  event: RecordedEvent,
  phaseOf: (entry: number) => Phase,
): RegisterChange | undefined {
  const { index: entry, stream, type, actor: by, cosigners, recordedAt, data } = event;
  if (!isOfARegister(event)) return undefined;
  const { reason } = data;
  return {
    ...{ entry, stream, type, by, recordedAt, phase: phaseOf(entry) },
    ...(cosigners === undefined ? {} : { cosigners }),
    ...(typeof reason === 'string' ? { reason } : {}),
  };
}

/** Lists of tasks are imported too. */
function isOfARegister({ stream, data }: RecordedEvent): boolean {
  const word = streamWord(stream);
  return REGISTERS.some((one) => one === word) && data['register'] !== 'TASKS';
}

/** The freeze takes the registers as they stand at its order: what comes later is for later draws. */
export function phasesOf(draw: DrawState, facts: Facts): (entry: number) => Phase {
  const frozen = frozenRegisterOf(facts, draw.id)?.asOf ?? Infinity;
  const commitments = standingOn(draw, facts).flatMap((one) => one.commitments);
  const committed = Math.min(...commitments.map(({ index }) => index));
  return (entry) => {
    if (entry > frozen) return 'AFTER_FREEZE';
    return entry < committed ? 'BEFORE_COMMITMENT' : 'BEFORE_FREEZE';
  };
}
