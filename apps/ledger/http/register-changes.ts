import { drawOf, frozenRegisterOf, type DrawState } from '@mingjing/draw/contracts';
import { instantOf, recordedTime, streamWord, type Facts, type RecordedEvent } from '@mingjing/kernel';

/** Days before the draw was planned that are looked at too: those of the band's alarm. */
const WATCHED_DAYS = 30;
const DAY = 86_400_000;
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
  readonly phase: 'BEFORE_COMMITMENT' | 'BEFORE_FREEZE' | 'AFTER_FREEZE';
}

/**
 * From thirty days before the first plan under the number, whose register a replacement stands on too, up to the
 * countersignature, or to the void of a draw that has none, or to the end of what is sealed.
 */
export async function changesWindow(
  draw: DrawState,
  facts: Facts,
  size: number,
  recordedAt: (index: number) => Promise<string>,
): Promise<Window> {
  const [{ planned } = draw] = standingOn(draw, facts);
  const moment = recordedTime(instantOf(planned.recordedAt) - WATCHED_DAYS * DAY);
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
  draw: DrawState,
  facts: Facts,
): RegisterChange | undefined {
  const { index: entry, stream, type, actor: by, cosigners, recordedAt, data } = event;
  if (!isOfARegister(event)) return undefined;
  const { reason } = data;
  return {
    ...{ entry, stream, type, by, recordedAt, phase: phaseOf(entry, draw, facts) },
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
function phaseOf(entry: number, draw: DrawState, facts: Facts): RegisterChange['phase'] {
  if (entry > (frozenRegisterOf(facts, draw.id)?.asOf ?? Infinity)) return 'AFTER_FREEZE';
  const commitments = standingOn(draw, facts).flatMap((one) => one.commitments);
  const committed = Math.min(...commitments.map(({ index }) => index));
  return entry < committed ? 'BEFORE_COMMITMENT' : 'BEFORE_FREEZE';
}
