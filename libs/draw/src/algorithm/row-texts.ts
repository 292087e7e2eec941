import { canonicalJson } from '@mingjing/kernel';
import type { Assignment, StratumResult } from './draw-types';
import type { Conflict, PoolEntity, PoolOfficer } from './types';

/*
 * JCS of the rows of a draw, for millions of them: text as JSON.stringify writes it (RFC 8785 §3.2.2.2), ids being
 * sound, members in their order.
 */

/** {"id","stratum","weight"} */
export function entityText({ id, stratum, weight }: PoolEntity): string {
  return `{"id":${JSON.stringify(id)},"stratum":${JSON.stringify(stratum)},"weight":${String(weight)}}`;
}

/** {"canLead","fields" (sorted),"id","load"}; the pool has sorted the fields. */
export function officerText({ canLead, fields, id, load }: PoolOfficer): string {
  return canonicalJson({ canLead, fields, id, load });
}

/** {"entity","officer"} */
export function conflictText({ entity, officer }: Conflict): string {
  return `{"entity":${JSON.stringify(entity)},"officer":${JSON.stringify(officer)}}`;
}

/** {"lead","second","substitutes","task"} */
export function assignmentText({ lead, second, substitutes, task }: Assignment): string {
  return JSON.stringify({ lead, second, substitutes, task });
}

/** {"drawn","id","population","reserve"}, in parts: one stratum may hold all that there are. */
export function* stratumTexts({ id, population, drawn, reserve }: StratumResult): Generator<string> {
  yield '{"drawn":';
  yield* arrayTexts(drawn, (entity) => JSON.stringify(entity));
  yield `,"id":${JSON.stringify(id)},"population":${String(population)},"reserve":`;
  yield* arrayTexts(reserve, (entity) => JSON.stringify(entity));
  yield '}';
}

/** A JSON array in parts. */
export function* arrayTexts<Row>(rows: readonly Row[], textOf: (row: Row) => string): Generator<string> {
  yield '[';
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const texts = rows.slice(from, from + ROWS_AT_ONCE).map(textOf);
    yield from === 0 ? texts.join(',') : `,${texts.join(',')}`;
  }
  yield ']';
}

const ROWS_AT_ONCE = 1_024;
