import { instantOf, streamId, streamWord, type Facts } from '@mingjing/kernel';
import { taskOf } from './assignment';
import { drawOf, frozenOf, type DrawState, type FrozenRegister, type Place } from './draw-state';
import { rowOf, TABLE, type Progress } from './tables';

export { drawOf };

/** The frozen register that a draw stands on; undefined before its freeze. */
export function frozenRegisterOf(facts: Facts, drawId: string): FrozenRegister | undefined {
  const draw = drawOf(facts, drawId);
  return draw && frozenOf(facts, draw);
}

/** True once the last side has been shown every assignment: from then on the draw is open to readers. */
export function isUnblinded(facts: Facts, drawId: string): boolean {
  const draw = drawOf(facts, drawId);
  if (draw?.sealed === undefined || draw.countersigned === undefined || draw.voided !== undefined)
    return false;
  const { tasks } = draw.sealed;
  if (tasks === 0) return lastSidesTimeHasCome(draw, facts.recordedAt);
  const { OFFICERS, ENTITY } = progressOf(facts, drawId);
  return OFFICERS >= tasks && ENTITY >= tasks;
}

/** No one reads a reveal before DrawExecuted (draw.md), whatever his role. */
export function mayReadReveals(facts: Facts, drawId: string): boolean {
  return drawOf(facts, drawId)?.executed !== undefined;
}

/** The draw that a stream of the words draw and task belongs to; undefined for tasks of other origins. */
export function drawIdOfStream(facts: Facts, stream: string): string | undefined {
  const id = streamId(stream);
  switch (streamWord(stream)) {
    case 'draw':
      return id;
    case 'task': {
      const [draw = '', ...rest] = id.split('/');
      return rest.length > 0 ? draw : taskOf(facts, id)?.drawId;
    }
    default:
      return undefined;
  }
}

/** Whether sealed events of the stream are still closed to readers without a role in the draw. */
export function isSealed(facts: Facts, stream: string): boolean {
  const drawId = drawIdOfStream(facts, stream);
  return drawId !== undefined && isClosed(facts, drawId);
}

/** Whether a file is a restricted list of a draw that is still closed. */
export function isFileSealed(facts: Facts, sha256: string): boolean {
  const draws = facts.list(TABLE.drawFile, `${sha256} `).map(({ key }) => key.slice(sha256.length + 1));
  // The same bytes can be the list of several draws: once one of them is open, they are known.
  return draws.length > 0 && draws.every((drawId) => isClosed(facts, drawId));
}

function isClosed(facts: Facts, drawId: string): boolean {
  const draw = drawOf(facts, drawId);
  return draw?.voided === undefined ? !isUnblinded(facts, drawId) : isVoidClosed(draw, draw.voided, facts);
}

/**
 * A voided draw opens with the one that replaces it: they share their register. Where none was planned by
 * then, it opens when its own last side would have been told, or with its void if that came later, and
 * stays open (ADR 8): a void is no way to keep a draw out of sight.
 */
function isVoidClosed({ id, plan }: DrawState, voided: Place, facts: Facts): boolean {
  const opens = Math.max(instantOf(plan.unblind.entity), instantOf(voided.recordedAt));
  const replacement = drawOf(facts, rowOf<string>(facts, TABLE.replacedBy, id) ?? '');
  return replacement !== undefined && instantOf(replacement.planned.recordedAt) < opens
    ? isClosed(facts, replacement.id)
    : instantOf(facts.recordedAt) < opens;
}

export function progressOf(facts: Facts, drawId: string): Progress {
  return rowOf<Progress>(facts, TABLE.unblinding, drawId) ?? { OFFICERS: 0, ENTITY: 0 };
}

function lastSidesTimeHasCome({ plan }: DrawState, now: string): boolean {
  return instantOf(plan.unblind.entity) <= instantOf(now);
}
