import {
  buildTranscript,
  executeDraw,
  hashStrata,
  publishedStrata,
  resultHash,
  selectionHash,
  transcriptHash,
  verifyInTenMinutes,
  type DrawInput,
  type Transcript,
  type TranscriptFile,
} from '@mingjing/draw';
import { toHex, utf8, type Json, type JsonObject, type Result } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import vectors from '../../../../test/vectors/draw-vectors.json';
import type { Examined, Tools } from '../examined';
import { checkTranscript } from '../checks/transcript';

export type Stated = readonly [type: string, data: JsonObject, stream?: string];

const [BANDS, FLOOR] = ['00000000-0000-4000-9000-000000000001', '00000000-0000-4000-9000-000000000002'];
/** The second stratum, of 20, goes by bands, the third by a ratio; the first is a census. */
export const DECIDED: Readonly<Record<string, JsonObject>> = {
  'S1-泳池': {
    decision: BANDS,
    source: 'BAND',
    bands: [
      { min: 1, max: 19, percent: 50 },
      { min: 20, max: 20, percent: 8 },
      { min: 21, percent: 5 },
    ],
  },
  'S2-school': { decision: FLOOR, source: 'FLOOR', ratio: [37, 100] },
};
const CALLED = { source: 'LOTTERY', round: '2026025', value: '21,03,33,09,27,14+08' };
const worked = vectors[7]?.transcript as unknown as Transcript;
const beacon = { source: 'LOTTERY', round: '2026025', value: toHex(utf8('03,09,14,21,27,33+08')) };
export const honest = drawnAnew({});
export const LOG = logOf(honest);

/** The worked draw with a lottery as its beacon and, where somebody forges it, other members; all of it recomputed. */
export function drawnAnew(members: Partial<DrawInput>): Transcript {
  const input: DrawInput = { ...worked, beacon, ...members };
  const { result } = valueOf(executeDraw(input, sha256));
  return valueOf(buildTranscript(input, worked.commitments, result, sha256));
}

function valueOf<Value>(made: Result<Value>): Value {
  if (!made.ok) throw new Error(made.rejection.reason);
  return made.value;
}

/** What the log signed of a draw, in its order. */
export function logOf(transcript: Transcript): readonly Stated[] {
  const { commitments, reveals, result, roots, strata, beacon: _beacon } = transcript;
  const contributors = commitments.map(({ contributor }) => ({ id: contributor, actor: 'officer/G-1' }));
  const executed = publishedStrata(valueOf(executeDraw(transcript, sha256)));
  const sizes = executed.map(({ id, population }) => ({ id, population }));
  const frozen = { roots, strata, sizes, strataHash: hashStrata(strata, sha256) };
  const selection = selectionHash(result, sha256);
  const checkpoint = { size: 5 + commitments.length, root: 'ab'.repeat(32) };
  return [
    ...Object.values(DECIDED).map((data): Stated => ['RatioDecided', data, 'plan/P']),
    ['DrawPlanned', { contributors, strata: strata.map(planned) }],
    ['FreezeOrdered', {}],
    ['RegisterFrozen', frozen],
    ...commitments.map((line): Stated => ['SeedCommitted', line]),
    ...reveals.map((line): Stated => ['SeedRevealed', { ...line, checkpoint }]),
    ['BeaconObserved', CALLED],
    ['DrawExecuted', { seed: result.seed, strata: executed as unknown as Json, selection }],
    ['TasksAssignedSealed', { tasks: 1, result: resultHash(result, sha256) }],
    ['DrawResultCountersigned', { result: resultHash(result, sha256) }],
    ['DrawPublished', { transcript: transcriptHash(transcript, sha256) }],
  ];
}

/** Where bands decide, the plan leaves the ratio open. */
function planned({ ratio, ...stratum }: Transcript['strata'][number]): JsonObject {
  const decided = DECIDED[stratum.id];
  const rule =
    decided === undefined
      ? { ratio }
      : { ratioDecision: decided['decision'], ...(decided['ratio'] && { ratio }) };
  return { ...stratum, ...rule } as unknown as JsonObject;
}

const tools = {
  sha256,
  transcript: (transcript: Json) => verifyInTenMinutes(transcript as unknown as TranscriptFile, sha256),
} as unknown as Tools;

export function verdict(transcript: object, log = LOG): string {
  const subject = `draw/${honest.drawId}`;
  const entries = log.map(([type, data, stream = subject], index) => ({
    index,
    entry: { statement: { stream, type, data } },
  }));
  const bundle = { subject, transcript: JSON.parse(JSON.stringify(transcript)) as JsonObject };
  const [check] = checkTranscript({ bundle, entries } as unknown as Examined, tools);
  return `${check?.status ?? ''} ${check?.detail.en ?? ''}`;
}

/** The log in which every event of a type says something else. */
export function saying(type: string, change: (data: JsonObject) => JsonObject, log = LOG): readonly Stated[] {
  return log.map(([other, data, ...stream]) => [other, other === type ? change(data) : data, ...stream]);
}

export function without(type: string): readonly Stated[] {
  return LOG.filter((one) => one[0] !== type);
}

export const contradicts = (what: string): string =>
  `bad transcript-of-another: it contradicts the signed events: ${what}`;
export const OTHER = 'cd'.repeat(32);
