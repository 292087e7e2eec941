import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import type { Json, Result } from '@mingjing/kernel';
import vectors from '../../../../test/vectors/draw-vectors.json';
import type { DrawInput, DrawResult, Transcript } from '../algorithm/draw-types';
import { executeDraw } from '../algorithm/execute-draw';
import { commitmentOf } from '../algorithm/seed';
import { buildTranscript } from '../algorithm/transcript';
import type { Stratum } from '../algorithm/types';

export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

export interface DrawVector {
  readonly transcript: Transcript;
  readonly hashes: { readonly strata: string; readonly selection: string; readonly result: string };
}

/** The worked transcripts that every implementation of mingjing-draw-v1 must reproduce. */
export const drawVectors = vectors as unknown as readonly DrawVector[];

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.rejection.code}: ${result.rejection.reason}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.rejection.code;
}

/** A transcript as anyone would make it from these inputs. */
export function transcriptOf(input: DrawInput, result?: DrawResult): Transcript {
  const commitments = input.reveals.map((reveal) => commitmentOf(input.drawId, reveal, sha256));
  const drawn = result ?? valueOf(executeDraw(input, sha256)).result;
  return valueOf(buildTranscript(input, commitments, drawn, sha256));
}

/** A transcript as a file holds it. */
export function asFile(transcript: object): Json {
  return JSON.parse(JSON.stringify(transcript)) as Json;
}

const FIELDS = ['G/public-places', 'G/学校', 'H/clinics'];
const STRATA = ['S1', 'S2-泳池', 'S10'];

/** Ids on both sides of U+FFFF, where UTF-8 and UTF-16 disagree on the order. */
const idTail = fc.constantFrom('', '企', '\u{1F3CA}', '\uFF21', 'é');

const field = fc.constantFrom(...FIELDS);
const rule = {
  mode: fc.constantFrom<'ratio' | 'census'>('ratio', 'ratio', 'census'),
  ratio: fc.constantFrom<readonly [number, number]>(
    [30, 100],
    [1, 3],
    [0, 1],
    [7, 7],
    [2147483646, 2147483647],
  ),
  minimum: fc.integer({ min: 0, max: 4 }),
};
const parties = fc
  .uniqueArray(fc.constantFrom('health', 'market', '教育'), { minLength: 1, maxLength: 3 })
  .chain((ids) => fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), field }))));

function stratum(id: string): fc.Arbitrary<Stratum> {
  return fc.oneof(
    { arbitrary: fc.record({ id: fc.constant(id), field, ...rule }), weight: 3 },
    { arbitrary: fc.record({ id: fc.constant(id), parties, ...rule }), weight: 1 },
  );
}

const weight = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 4 }), fc.constant(2 ** 31 - 1));
const entities = fc.array(fc.record({ tail: idTail, stratum: fc.constantFrom(...STRATA), weight }), {
  maxLength: 12,
});
const officers = fc.array(
  fc.record({
    tail: idTail,
    fields: fc.shuffledSubarray(FIELDS, { minLength: 1 }),
    canLead: fc.boolean(),
    load: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 14 },
);
const secret = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const beacon = fc.record({ source: fc.constant('drand'), value: secret });

/** Small draws of every kind that the rules know, arrays in any order. */
export const anyDraw: fc.Arbitrary<DrawInput> = fc
  .record({
    strata: fc.tuple(...STRATA.map(stratum)),
    entities,
    officers,
    banned: fc.array(fc.tuple(fc.nat(11), fc.nat(13)), { maxLength: 10 }),
    secrets: fc.tuple(secret, secret),
    beacon: fc.option(beacon),
    number: fc.nat(99),
  })
  .map((parts) => {
    const rows = parts.entities.map(({ tail, ...row }, at) => ({ id: `${tail}E${String(at)}`, ...row }));
    const staff = parts.officers.map(({ tail, ...row }, at) => ({ id: `${tail}O${String(at)}`, ...row }));
    const pairs = new Map(
      parts.banned.flatMap(([e, o]) => {
        const [entity, officer] = [rows[e]?.id, staff[o]?.id];
        if (entity === undefined || officer === undefined) return [];
        return [[`${entity} ${officer}`, { entity, officer }] as const];
      }),
    );
    return {
      drawId: `GQ-2026-${String(parts.number)}`,
      strata: parts.strata,
      entities: rows,
      officers: staff,
      conflicts: [...pairs.values()],
      reveals: parts.secrets.map((value, at) => ({
        contributor: at === 0 ? 'organiser' : '法制科',
        secret: value,
      })),
      ...(parts.beacon === null ? {} : { beacon: parts.beacon }),
    };
  });
