import { isJsonObject, ok, refused, type Json, type Rejection, type Result } from '@mingjing/kernel';
import type { PublicTranscript, Transcript } from './draw-types';
import { freezePool, type FrozenPool } from './frozen-pool';
import { either, hash, listOf, optional, record, text, wholeNumber, yesOrNo, type Shape } from './json-shape';
import { commitmentsFault, seedInputFault } from './seed-faults';
import { algorithmFault } from './transcript';

const party = record({ id: text, field: text });
const stratum = record({
  id: text,
  field: optional(text),
  parties: optional(listOf(party)),
  mode: text,
  ratio: listOf(wholeNumber, 2),
  minimum: wholeNumber,
});

const head = {
  algorithm: text,
  drawId: text,
  strata: listOf(stratum),
  entities: listOf(record({ id: text, stratum: text, weight: wholeNumber })),
  roots: record({ entities: hash, officers: hash, conflicts: hash }),
  commitments: listOf(record({ contributor: text, commitment: text })),
  reveals: listOf(record({ contributor: text, secret: text })),
  beacon: optional(record({ source: text, value: text, round: optional(either(wholeNumber, text)) })),
};

const selected = {
  seed: text,
  strata: listOf(record({ id: text, population: wholeNumber, drawn: listOf(text), reserve: listOf(text) })),
};

const assignment = record({ task: text, lead: text, second: text, substitutes: listOf(text) });

const publicShape: Shape = record({ ...head, result: record(selected) });

const fullShape: Shape = record({
  ...head,
  officers: listOf(record({ id: text, fields: listOf(text), canLead: yesOrNo, load: wholeNumber })),
  conflicts: listOf(record({ entity: text, officer: text })),
  result: record({ ...selected, assignments: listOf(assignment), unassigned: listOf(text) }),
});

/** A transcript whose inputs were checked and put in order; its roots and result are still claims. */
export type ReadTranscript =
  | { readonly kind: 'full'; readonly transcript: Transcript; readonly pool: FrozenPool }
  | { readonly kind: 'public'; readonly transcript: PublicTranscript; readonly pool: FrozenPool };

/**
 * Refuses with `malformed-transcript` (naming the member), `unknown-algorithm`, and as `freezePool`,
 * `seedInputFault` and `commitmentsFault` do. Input arrays may stand in any order. A file that lacks
 * some, but not all, of what the public one lacks is malformed. Further members are not read: what
 * they say is not verified.
 */
export function readTranscript(json: Json): Result<ReadTranscript> {
  const isPublic = lacksAllThatIsPersonal(json);
  const fault = (isPublic ? publicShape : fullShape)(json, '');
  if (fault !== null) {
    return refused('malformed-transcript', `This is not a transcript of a draw: ${fault.trim()}.`);
  }
  // The shape was checked just above.
  if (isPublic) {
    const transcript = json as unknown as PublicTranscript;
    const pool = readInputs({ ...transcript, officers: [], conflicts: [] });
    return pool.ok ? ok({ kind: 'public', transcript, pool: pool.value }) : pool;
  }
  const transcript = json as unknown as Transcript;
  const pool = readInputs(transcript);
  return pool.ok ? ok({ kind: 'full', transcript, pool: pool.value }) : pool;
}

function lacksAllThatIsPersonal(json: Json): boolean {
  if (!isJsonObject(json) || !isJsonObject(json.result)) return false;
  const { officers, conflicts, result } = json;
  return [officers, conflicts, result.assignments, result.unassigned].every((part) => part === undefined);
}

function readInputs(inputs: Omit<Transcript, 'result'>): Result<FrozenPool> {
  const fault: Rejection | null =
    algorithmFault(inputs.algorithm) ?? seedInputFault(inputs) ?? commitmentsFault(inputs.commitments);
  return fault === null ? freezePool(inputs) : { ok: false, rejection: fault };
}
