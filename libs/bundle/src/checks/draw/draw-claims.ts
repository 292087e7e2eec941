import { canonicalJson, toHex, utf8, type Json, type JsonObject, type Sha256 } from '@mingjing/kernel';
import { textIn } from '../../examined';
import { beaconClaims } from './beacon-claims';
import { plannedClaims } from './planned-strata';
import { member, rowsIn, type Claim, type SignedDraw, type SignedEvent } from './signed-draw';
import { writtenStrata } from './written-strata';

/** The first thing that a transcript says otherwise than the log. */
export function firstContradiction(
  transcript: JsonObject,
  draw: SignedDraw,
  sha256: Sha256,
): string | undefined {
  const claims = [
    ...onceEach(draw),
    ...registerClaims(transcript, draw, sha256),
    ...contributorClaims(transcript, draw),
    ...beaconClaims(transcript['beacon'], draw.of('BeaconObserved')),
    ...resultClaims(transcript, draw, sha256),
    ...plannedClaims(transcript['strata'], draw),
    ...wholeClaims(transcript, draw, sha256),
    ...publicClaims(transcript, draw, sha256),
  ];
  return claims.find(([, signed, claimed]) => !isSame(signed, claimed))?.[0];
}

/** A transcript stands on all of these: one that is missing was taken out of the bundle. */
function onceEach(draw: SignedDraw): readonly Claim[] {
  const frozen = draw.isReplacement ? [] : ['RegisterFrozen'];
  const drawn = draw.isOpen ? standsInPublic(draw) : ['DrawExecuted', 'TasksAssignedSealed'];
  return ['DrawPlanned', ...frozen, ...drawn].map((type) => [
    `${type} must stand in it once`,
    draw.of(type).length,
    1,
  ]);
}

/**
 * Whoever sees none of the sealed rows knows of them by these: legal affairs signed the result, and the plan
 * says whether the seed takes a beacon.
 */
function standsInPublic({ of }: SignedDraw): readonly string[] {
  const isWithBeacon = of('DrawPlanned').some(({ data }) => data['beacon'] !== undefined);
  return ['DrawResultCountersigned', ...(isWithBeacon ? ['BeaconObserved'] : [])];
}

function registerClaims(transcript: JsonObject, { register }: SignedDraw, sha256: Sha256): readonly Claim[] {
  if (register === undefined) return [];
  const { roots, strata, strataHash } = register.data;
  const claimed = writtenStrata(transcript['strata']);
  return [
    ...['entities', 'officers', 'conflicts'].map((name): Claim => [
      `roots.${name}`,
      member(roots, name),
      member(transcript['roots'], name),
    ]),
    ['strata', writtenStrata(strata), claimed],
    ['strataHash', strataHash, hashOf(claimed, sha256)],
  ];
}

/** Exactly those of the plan, each with what he committed to and what he revealed. */
function contributorClaims(transcript: JsonObject, draw: SignedDraw): readonly Claim[] {
  const planned = draw.of('DrawPlanned').flatMap(({ data }) => rowsIn(data['contributors']));
  const committed = draw.of('SeedCommitted').map(({ data }) => data);
  const ids = (rows: readonly Json[], name: string): Json =>
    rows.map((row) => textIn(member(row, name))).sort();
  return [
    ['contributors', ids(planned, 'id'), ids(committed, 'contributor')],
    ...contributions(draw.of('SeedCommitted'), rowsIn(transcript['commitments']), 'commitment'),
    // Where no reveal is here, a secret is the one that opens its signed commitment: that is recomputed.
    ...(draw.isOpen ? [] : contributions(draw.of('SeedRevealed'), rowsIn(transcript['reveals']), 'secret')),
  ];
}

function contributions(
  events: readonly SignedEvent[],
  claimed: readonly Json[],
  name: 'commitment' | 'secret',
): readonly Claim[] {
  const signed = events.map(({ data }) => data);
  const who = [...signed, ...claimed].map((row) => textIn(member(row, 'contributor')));
  const all = (rows: readonly Json[], contributor: string): Json =>
    rows.filter((row) => member(row, 'contributor') === contributor).map((row) => member(row, name) ?? null);
  return [...new Set(who)].map((contributor) => [
    `${name} of ${contributor}`,
    all(signed, contributor),
    all(claimed, contributor),
  ]);
}

function resultClaims({ result }: JsonObject, draw: SignedDraw, sha256: Sha256): readonly Claim[] {
  const [seed, strata] = [member(result, 'seed'), member(result, 'strata')];
  const counts = rowsIn(strata).map((row) => ({
    id: member(row, 'id') ?? null,
    population: member(row, 'population') ?? null,
    drawn: rowsIn(member(row, 'drawn')).length,
  }));
  return draw.of('DrawExecuted').flatMap(({ data }): readonly Claim[] => [
    ['seed', data['seed'], seed],
    ['result.strata', rowsIn(data['strata']).map(withoutCutOff), counts],
    ['selection', data['selection'], hashOf({ seed: seed ?? null, strata: strata ?? null }, sha256)],
  ]);
}

function withoutCutOff(row: Json): Json {
  const [id, population, drawn] = ['id', 'population', 'drawn'].map((name) => member(row, name) ?? null);
  return { id: id ?? null, population: population ?? null, drawn: drawn ?? null };
}

/** Who meets whom, and the file as it was published: only the full transcript has them. */
function wholeClaims(transcript: JsonObject, draw: SignedDraw, sha256: Sha256): readonly Claim[] {
  if (transcript['officers'] === undefined) return [];
  const names = ['seed', 'strata', 'assignments', 'unassigned'];
  const parts = names.map((name) => [name, member(transcript['result'], name) ?? null] as const);
  const result = hashOf(Object.fromEntries(parts), sha256);
  const named = (type: string): readonly Claim[] =>
    draw.of(type).map(({ data }) => [`result of ${type}`, data['result'], result]);
  return [
    ...named('TasksAssignedSealed'),
    ...named('DrawResultCountersigned'),
    ...draw
      .of('DrawPublished')
      .map(({ data }): Claim => ['DrawPublished', data['transcript'], hashOf(transcript, sha256)]),
  ];
}

/** The file that everybody may fetch, where whoever published the draw signed its hash too. */
function publicClaims(transcript: JsonObject, draw: SignedDraw, sha256: Sha256): readonly Claim[] {
  const named = draw.of('DrawPublished').map(({ data }) => data['publicTranscript']);
  return named
    .filter((hash) => hash !== undefined)
    .map((hash) => ['DrawPublished, publicTranscript', hash, hashOf(asPublic(transcript), sha256)]);
}

/** Without officers, conflicts and who was sent (draw.md, transcript). */
function asPublic({ officers: _officers, conflicts: _conflicts, result, ...open }: JsonObject): JsonObject {
  const [seed, strata] = ['seed', 'strata'].map((name) => member(result, name) ?? null);
  return { ...open, result: { seed: seed ?? null, strata: strata ?? null } };
}

function hashOf(value: Json, sha256: Sha256): string {
  return toHex(sha256(utf8(canonicalJson(value))));
}

function isSame(signed: Json | undefined, claimed: Json | undefined): boolean {
  if (signed === undefined || claimed === undefined) return signed === claimed;
  return canonicalJson(signed) === canonicalJson(claimed);
}
