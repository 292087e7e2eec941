import { planOf, plansInOne } from '@mingjing/checklist/contracts';
import { rejection, type Facts, type Plain, type Rejection } from '@mingjing/kernel';
import type { DrawPlanned } from '../payloads/draw-planned';
import type { DrawPolicy } from './draw-policies';
import { isSealed } from './draw-questions';
import { drawOf, type DrawState } from './draw-state';
import { coverOf } from './origin';
import { TABLE } from './tables';

/**
 * The counts and roots of a frozen register are public at once. Where they depend on whom another draw
 * has drawn (DRAWN_THIS_YEAR, a yearly share, a cap, what a key check or a higher level covers), they tell of
 * it: that draw must be unblinded first (draw.md, order of events).
 */
export const thePoolMustNotTellOfASealedDraw: DrawPolicy = (draw, _statement, facts) =>
  tellsOfASealedDraw(draw, facts);

/** The same for whoever only asks what a freeze would take. */
export function tellsOfASealedDraw(draw: DrawState | undefined, facts: Facts): Rejection | undefined {
  const told =
    draw && drawsOf(facts).find((other) => isStillSealed(other, facts) && tells(draw, other, facts));
  if (told === undefined) return undefined;
  return rejection(
    'earlier-draw-sealed',
    `Who is left out of this draw depends on who was drawn in ${told.id}, which is not unblinded yet. ${whatOpens(told)}`,
    { draw: draw?.id ?? '', sealed: told.id },
  );
}

/**
 * The root of the officers is public, too, and holds how many places each of them has had this year: with
 * few officers it can be guessed. Asked of new freezes only (docs/adr/0017).
 */
export const theLoadsMustNotTellOfASealedDraw: DrawPolicy = (draw, _statement, facts) =>
  loadsTellOfASealedDraw(draw, facts);

/** The same for whoever only asks how places would lie upon the officers. */
export function loadsTellOfASealedDraw(draw: DrawState | undefined, facts: Facts): Rejection | undefined {
  const year = draw && planOf(facts, draw.plan.plan)?.year;
  const told = drawsOf(facts).find(
    (other) =>
      other.id !== draw?.id && planOf(facts, other.plan.plan)?.year === year && isStillSealed(other, facts),
  );
  if (told === undefined) return undefined;
  return rejection(
    'earlier-draw-sealed',
    `The load of the officers depends on who holds places in ${told.id}, which is not unblinded yet. ${whatOpens(told)}`,
    { draw: draw?.id ?? '', sealed: told.id },
  );
}

/** A countersignature that stays away has no time: only the result's hash is signed, and legal affairs know it. */
function whatOpens({ countersigned, plan: { organiser, unblind } }: DrawState): string {
  const told = `its last side was told (${unblind.entity})`;
  return countersigned === undefined
    ? `Its result is not countersigned: somebody of legal affairs other than its organiser ${organiser} signs it (DrawResultCountersigned), or the head voids the draw. Freeze after that, once ${told}.`
    : `Freeze after ${told}.`;
}

/** Of every plan, those that stand under their numbers. */
function drawsOf(facts: Facts): readonly DrawState[] {
  return facts
    .list(TABLE.drawNumber, '')
    .map(({ value }) => drawOf(facts, value as string))
    .filter((draw) => draw !== undefined);
}

/** A voided draw took back whom it had drawn: nothing of it is left to be told. */
function isStillSealed({ id, sealed, voided }: DrawState, facts: Facts): boolean {
  return sealed !== undefined && sealed.tasks > 0 && voided === undefined && isSealed(facts, `draw/${id}`);
}

function tells(draw: DrawState, other: DrawState, facts: Facts): boolean {
  // Entities of a higher level's list were drawn there, and everybody knows the list.
  if (other.id === draw.id || other.plan.upstream !== undefined) return false;
  return plansInOne(facts, draw.plan.plan).includes(other.plan.plan)
    ? asksWhoWasDrawn(draw.plan, facts)
    : isCovering(draw.plan, other.plan, facts);
}

function asksWhoWasDrawn({ exclude = [], strata, plan }: Plain<DrawPlanned>, facts: Facts): boolean {
  const { capPerEntity, records = [] } = planOf(facts, plan) ?? {};
  const isCapped = capPerEntity !== undefined || records.length > 0;
  return isCapped || exclude.includes('DRAWN_THIS_YEAR') || strata.some(({ annual }) => annual !== undefined);
}

function isCovering(own: Plain<DrawPlanned>, other: Plain<DrawPlanned>, facts: Facts): boolean {
  const by = coverOf(other.kind);
  const sameYear = planOf(facts, own.plan)?.year === planOf(facts, other.plan)?.year;
  return by !== undefined && sameYear && own.exclude?.includes(`COVERED_${by}`) === true;
}
