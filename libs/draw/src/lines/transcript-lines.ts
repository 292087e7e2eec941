import { canonicalJson } from '@mingjing/kernel';
import type { PublicTranscript, Transcript } from '../algorithm/draw-types';
import { assignmentText, conflictText, entityText, officerText, stratumTexts } from '../algorithm/row-texts';
import { isFull } from '../algorithm/transcript-hash';

/** Above so many entities a transcript is written as lines: one JSON value would not fit a string. */
export const MOST_IN_ONE_VALUE = 200_000;

/**
 * A transcript as JSON Lines (draw.md, transcript), each line the JCS of one row and then "\n":
 *
 *     {"algorithm":"mingjing-draw-v1","beacon"?:…,"commitments":[…],"counts":{…},"drawId":…,"lines":1,"reveals":[…],"roots":{…},"seed":"…"}
 *     {"field":"G/medical","id":"clinics","minimum":0,"mode":"ratio","ratio":[1,4]}   × counts.strata
 *     {"id":"E-0001","stratum":"clinics","weight":1}                                  × counts.entities
 *     {"canLead":true,"fields":["G/medical"],"id":"O-01","load":0}                    × counts.officers
 *     {"entity":"E-0001","officer":"O-01"}                                            × counts.conflicts
 *     {"drawn":["E-0007"],"id":"clinics","population":4,"reserve":["E-0001",…]}       × counts.strata
 *     {"lead":"O-02","second":"O-01","substitutes":[],"task":"D-1/E-0007"}            × counts.assignments
 *     "D-1/E-0009"                                                                    × counts.unassigned
 *
 * Sections stand in this order, rows in the order of the roots and of the result. In the public one
 * `counts` names strata and entities alone.
 */
export function* transcriptLines(transcript: Transcript | PublicTranscript): Generator<string> {
  const { strata, entities, result } = transcript;
  yield `${headerOf(transcript)}\n`;
  for (const stratum of strata) yield `${canonicalJson(stratum)}\n`;
  for (const entity of entities) yield `${entityText(entity)}\n`;
  if (isFull(transcript)) {
    for (const officer of transcript.officers) yield `${officerText(officer)}\n`;
    for (const conflict of transcript.conflicts) yield `${conflictText(conflict)}\n`;
  }
  for (const selected of result.strata) yield `${[...stratumTexts(selected)].join('')}\n`;
  if (!isFull(transcript)) return;
  for (const assignment of transcript.result.assignments) yield `${assignmentText(assignment)}\n`;
  for (const task of transcript.result.unassigned) yield `${JSON.stringify(task)}\n`;
}

function headerOf(transcript: Transcript | PublicTranscript): string {
  const { algorithm, beacon, commitments, drawId, reveals, roots, result, strata, entities } = transcript;
  const common = { strata: strata.length, entities: entities.length };
  const counts = isFull(transcript) ? { ...common, ...restricted(transcript) } : common;
  return canonicalJson({
    ...{ algorithm, commitments, counts, drawId, lines: 1, reveals, roots, seed: result.seed },
    ...(beacon === undefined ? {} : { beacon }),
  });
}

function restricted({ officers, conflicts, result }: Transcript): Readonly<Record<string, number>> {
  return {
    ...{ officers: officers.length, conflicts: conflicts.length },
    ...{ assignments: result.assignments.length, unassigned: result.unassigned.length },
  };
}
