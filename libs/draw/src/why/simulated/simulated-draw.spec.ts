import * as fc from 'fast-check';
import { drawFrom } from '../../algorithm/execute-draw';
import { freezePool, type FrozenPool } from '../../algorithm/frozen-pool';
import { callReserve, type ReserveCall } from '../../algorithm/reserve';
import { entityTickets, officerTickets } from '../../algorithm/tickets';
import { isJoint } from '../../algorithm/types';
import { anyDraw, sha256, valueOf } from '../../testing/draws';
import { simulateDraw, type TicketSource } from './simulated-draw';
import { simulatedPool } from './simulated-pool';

/** The tickets of draw.md, cut to the 53 bits of a number: no two of them fall together here. */
function realTickets(seed: Uint8Array): TicketSource {
  const asNumber = (ticket: Uint8Array): number =>
    Number(Buffer.from(ticket).readBigUInt64BE() >> 11n) / 2 ** 53;
  return {
    ofEntity: (stratum, entity) => asNumber(entityTickets(seed, stratum, [entity], sha256)),
    ofOfficer: (task, officer) => asNumber(officerTickets(seed, task, [officer], sha256)),
  };
}

type Line = readonly [task: string, lead?: string, second?: string];

/** What the draw's own code makes of the pool, and of these calls from its reserve. */
function drawnLines(drawId: string, pool: FrozenPool, seed: Uint8Array, calls: readonly string[]): Line[] {
  const { result } = drawFrom(drawId, pool, seed, sha256);
  const given: ReserveCall[] = [];
  for (const stratum of calls) {
    const call = callReserve({ drawId, pool, seed, result }, given, stratum, sha256);
    if (call.ok) given.push(call.value);
  }
  return [result, ...given].flatMap(({ assignments, unassigned }) => [
    ...assignments.map(({ task, lead, second }): Line => [task, lead, second]),
    ...unassigned.map((task): Line => [task]),
  ]);
}

function simulatedLines(
  drawId: string,
  pool: FrozenPool,
  seed: Uint8Array,
  fields: readonly string[],
  calls: readonly string[],
): Line[] {
  const lines: Line[] = [];
  simulateDraw(simulatedPool(drawId, pool, fields, calls), realTickets(seed), ({ id }, team) => {
    const [lead, second] = team ?? [];
    const idOf = (at: number | undefined): string => pool.officers[at ?? -1]?.id ?? '';
    lines.push(team === null ? [id] : [id, idOf(lead), idOf(second)]);
  });
  return lines;
}

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
const callsOf = fc.array(fc.constantFrom('S1', 'S2-泳池', 'S10'), { maxLength: 3 });
const byTask = (lines: readonly Line[]): readonly Line[] => [...lines].sort(([a], [b]) => (a < b ? -1 : 1));

describe('a simulated draw', () => {
  it('comes by the same tickets to what the draw itself comes to, calls from the reserve included', () => {
    const same = fc.property(anyDraw, seeds, callsOf, (input, seed, calls) => {
      const pool = valueOf(freezePool(input));
      const fields = pool.strata.flatMap((one) =>
        isJoint(one) ? one.parties.map(({ field }) => field) : [one.field],
      );
      const simulated = simulatedLines(input.drawId, pool, seed, fields, calls);
      expect(byTask(simulated)).toEqual(byTask(drawnLines(input.drawId, pool, seed, calls)));
    });
    fc.assert(same, { numRuns: 300 });
  });

  it('leaves out what no officer of the asked fields is bound up with, and changes nothing by it', () => {
    const same = fc.property(anyDraw, seeds, callsOf, fc.nat(13), (input, seed, calls, at) => {
      const pool = valueOf(freezePool(input));
      const officer = pool.officers[at];
      if (officer === undefined) return;
      const ofHis = (lines: readonly Line[]): readonly Line[] =>
        byTask(lines.filter(([, lead, second]) => lead === officer.id || second === officer.id));
      const part = simulatedLines(input.drawId, pool, seed, officer.fields, calls);
      expect(ofHis(part)).toEqual(ofHis(drawnLines(input.drawId, pool, seed, calls)));
    });
    fc.assert(same, { numRuns: 300 });
  });
});
