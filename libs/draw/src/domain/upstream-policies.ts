import { rejection } from '@mingjing/kernel';
import { importIsComplete } from '@mingjing/registers/contracts';
import type { DrawPolicy } from './draw-policies';
import { sortEntities } from './sort-entities';
import { rowOf, TABLE } from './tables';
import { upstreamOf } from './task-sources';

/** Officers are drawn for a whole list: all of its rows stand, and their import is completed. */
export const listMustBeComplete: DrawPolicy = (draw, _statement, facts) => {
  const list = draw?.plan.upstream === undefined ? undefined : upstreamOf(facts, draw.plan.upstream);
  if (list === undefined) return undefined;
  const rows = rowOf<number>(facts, TABLE.listCount, list.id) ?? 0;
  const isImported = list.import === undefined || importIsComplete(facts, list.import);
  if (rows === list.count && isImported) return undefined;
  return rejection(
    'upstream-list-incomplete',
    `The list ${list.id} has ${list.count} tasks, of which ${rows} stand${isImported ? '' : ', and its import is not completed'}. Add the rest before freezing.`,
    { list: list.id, count: list.count, rows, imported: isImported },
  );
};

/**
 * Whoever is left out of every stratum keeps his officers by hand: no row of a list loses its lot. Asked of
 * new freezes only (docs/adr/0017).
 */
export const everyRowOfAListHasItsStratum: DrawPolicy = (draw, _statement, facts) => {
  if (draw?.plan.upstream === undefined) return undefined;
  const sorted = sortEntities(draw.plan, facts);
  const left = sorted.ok ? sorted.value.unlisted : [];
  const [entity] = left;
  if (entity === undefined) return undefined;
  const list = draw.plan.upstream;
  const others = left.length === 1 ? '' : ` and ${left.length - 1} more`;
  const reason = `${entity}${others} of the list ${list} fit no stratum of this draw, so nobody would be drawn for them. Void the draw, and plan it with strata for all rows of the list.`;
  return rejection('upstream-row-in-no-stratum', reason, { list, entity, unlisted: left.length });
};
