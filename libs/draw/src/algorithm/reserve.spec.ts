import { codeOf, drawVectors, sha256, valueOf } from '../testing/draws';
import { executeDraw } from './execute-draw';
import { freezePool } from './frozen-pool';
import { callReserve, loadsAfter, type ReserveCall, type StandingDraw } from './reserve';
import { drawSeed } from './seed';

function standing(drawId: string): StandingDraw {
  const vector = drawVectors.find(({ transcript }) => transcript.drawId === drawId);
  if (vector === undefined) throw new Error(drawId);
  const { transcript } = vector;
  const pool = valueOf(freezePool(transcript));
  return { drawId, pool, seed: drawSeed(transcript, sha256), result: transcript.result };
}

function callAll(draw: StandingDraw, stratum: string): readonly ReserveCall[] {
  const calls: ReserveCall[] = [];
  const { reserve } = draw.result.strata.find(({ id }) => id === stratum)!;
  for (const _ of reserve) calls.push(valueOf(callReserve(draw, calls, stratum, sha256)));
  return calls;
}

describe('the reserve', () => {
  it('is called in rank order, until it is exhausted', () => {
    const draw = standing('GQ-2026-7-3');
    const { reserve } = draw.result.strata[0]!;
    const calls = callAll(draw, 'S0-泳池');
    expect(calls.map(({ entity }) => entity)).toEqual(reserve);
    expect(codeOf(callReserve(draw, calls, 'S0-泳池', sha256))).toBe('reserve-exhausted');
  });

  it('is assigned as if the draw had gone on: the loads of all earlier calls count', () => {
    const draw = standing('GQ-2026-7-3');
    const last = draw.pool.strata.at(-1)!;
    const calls = callAll(draw, last.id);
    const strata = draw.pool.strata.map((stratum) =>
      stratum.id === last.id ? { ...stratum, mode: 'census' as const } : stratum,
    );
    const vector = drawVectors.find(({ transcript }) => transcript.drawId === draw.drawId)!;
    const gone = valueOf(executeDraw({ ...vector.transcript, strata }, sha256)).result;
    expect([...draw.result.assignments, ...calls.flatMap(({ assignments }) => assignments)]).toEqual(
      gone.assignments,
    );
    expect(loadsAfter(draw.pool, [draw.result, ...calls])).toEqual(loadsAfter(draw.pool, [gone]));
  });

  it('brings each party of a joint stratum its task', () => {
    const draw = standing('GQ-2026-771-0');
    const call = valueOf(callReserve(draw, [], 'S2-school', sha256));
    const tasks = [...call.assignments.map(({ task }) => task), ...call.unassigned].sort();
    expect(tasks).toEqual([`${draw.drawId}/E0000/health`, `${draw.drawId}/E0000/market`]);
  });

  it('is not called from a stratum that the draw does not have', () => {
    expect(codeOf(callReserve(standing('GQ-2026-7-3'), [], 'S9', sha256))).toBe('unknown-stratum');
  });

  it('is never assigned by another seed', () => {
    const draw = { ...standing('GQ-2026-7-3'), seed: new Uint8Array(32) };
    expect(() => callReserve(draw, [], 'S0-泳池', sha256)).toThrow('not that of the result');
  });
});
