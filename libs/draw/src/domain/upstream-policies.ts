import { rejection } from '@mingjing/kernel';
import { importIsComplete } from '@mingjing/registers/contracts';
import type { DrawPolicy } from './draw-policies';
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
