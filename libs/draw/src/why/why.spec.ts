import * as fc from 'fast-check';
import { fromHex, utf8 } from '@mingjing/kernel';
import { leafHash as logLeafHash, verifyInclusion } from '@mingjing/log';
import { anyDraw, asFile, sha256, transcriptOf, valueOf } from '../testing/draws';
import { provesRow, type RegisterProof } from './register-proof';
import { TranscriptDesk } from './transcript-desk';
import type { EntityInPool } from './why-entity';
import type { WhyTask } from './why-task';
import type { Transcript } from '../algorithm/draw-types';

const NOBODY: Pick<WhyTask, 'candidates' | 'barred' | 'entity'> = { candidates: [], barred: [], entity: '' };
const NUMBERS = 20_000;
const deskOf = (transcript: object): TranscriptDesk =>
  valueOf(TranscriptDesk.open(asFile(transcript), NUMBERS, sha256));

/** By the library of the log, which shares no code with the draw. */
function holdsInTheLogsOwnWords({ leaf, index, size, path, root }: RegisterProof): boolean {
  const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();
  const claim = { index, size, root: bytes(root), path: path.map(bytes) };
  return verifyInclusion(sha256, { ...claim, leaf: logLeafHash(sha256, utf8(leaf)) });
}

function fatesOf(transcript: Transcript): readonly EntityInPool[] {
  const desk = deskOf(transcript);
  return transcript.entities.map(({ id }) => desk.entity(id) as EntityInPool);
}

describe('why an entity was drawn, or not', () => {
  it('proves its row under the frozen root, in the words of the log too', () => {
    const proven = fc.property(anyDraw, (input) => {
      const transcript = transcriptOf(input);
      for (const { inRegister: proof, row } of fatesOf(transcript)) {
        expect(JSON.parse(proof.leaf)).toEqual(row);
        expect(proof.root).toBe(transcript.roots.entities);
        expect([provesRow(proof, sha256), holdsInTheLogsOwnWords(proof)]).toEqual([true, true]);
        const elsewhere = { ...proof, leaf: proof.leaf.replace('"weight":', '"weight":9') };
        expect([provesRow(elsewhere, sha256), holdsInTheLogsOwnWords(elsewhere)]).toEqual([false, false]);
        const longer = { ...proof, path: [...proof.path, '00'.repeat(32)] };
        expect([provesRow(longer, sha256), holdsInTheLogsOwnWords(longer)]).toEqual([false, false]);
      }
    });
    fc.assert(proven, { numRuns: 60 });
  });

  it('is told by ticket, weight and cut-off alone: at or before it is drawn, behind it is not', () => {
    const told = fc.property(anyDraw, (input) => {
      const transcript = transcriptOf(input);
      const drawn = new Set(transcript.result.strata.flatMap((stratum) => stratum.drawn));
      for (const { row, ticket, cutOff, outcome, rank, drawn: n } of fatesOf(transcript)) {
        expect(outcome).toBe(drawn.has(row.id) ? 'DRAWN' : 'RESERVE');
        expect(rank <= n).toBe(drawn.has(row.id));
        const scaled = BigInt(`0x${ticket}`) * BigInt(cutOff?.weight ?? 0);
        const limit = BigInt(`0x${cutOff?.ticket ?? '0'}`) * BigInt(row.weight);
        expect(cutOff !== null && scaled <= limit).toBe(drawn.has(row.id));
      }
    });
    fc.assert(told, { numRuns: 100 });
  });

  it('shows of a stranger the two rows between which it would stand', () => {
    const absent = fc.property(
      anyDraw,
      fc.constantFrom('A', 'E00', 'E5x', '企E3x', '\u{1F3CA}'),
      (input, id) => {
        const transcript = transcriptOf(input);
        const why = deskOf(transcript).entity(id);
        if (why.kind !== 'NOT_IN_POOL') throw new Error(`${id} stands in the pool`);
        const [first, second] = why.neighbours;
        expect(why.neighbours.every((proof) => provesRow(proof, sha256))).toBe(true);
        const size = transcript.entities.length;
        if (second !== undefined) expect(second.index).toBe((first?.index ?? 0) + 1);
        else expect([0, size - 1]).toContain(first?.index ?? 0);
        const ids = why.neighbours.map(({ leaf }) => (JSON.parse(leaf) as { id: string }).id);
        expect([...ids, id].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))).toContain(id);
      },
    );
    fc.assert(absent, { numRuns: 100 });
  });

  it('gives n ÷ N where all weights are equal, else an approximation beside what trial seeds gave', () => {
    const entities = Array.from({ length: 40 }, (_, at) => ({
      id: `E-${String(at)}`,
      stratum: 'S',
      weight: 1,
    }));
    const strata = [{ id: 'S', field: 'f', mode: 'ratio', ratio: [1, 4], minimum: 0 }] as const;
    const reveals = ['a', 'b'].map((contributor) => ({ contributor, secret: '11'.repeat(32) }));
    const input = { drawId: 'D', strata, entities, officers: [], conflicts: [], reveals };
    const [equal] = fatesOf(transcriptOf(input));
    expect(equal?.chance).toEqual({ kind: 'EXACT', ratio: [10, 40], share: 0.25 });
    const heavier = entities.map((row, at) => (at === 0 ? { ...row, weight: 3 } : row));
    const file = asFile(transcriptOf({ ...input, entities: heavier }));
    const desk = valueOf(TranscriptDesk.open(file, 400_000, sha256));
    const { chance } = desk.entity('E-0') as EntityInPool;
    expect(chance).toMatchObject({ kind: 'APPROXIMATE', ratio: [30, 42], simulated: { trials: 10_000 } });
    expect((chance.simulated?.drawn ?? 0) / 10_000).toBeCloseTo(chance.share, 1);
  });
});

describe('why an officer was sent, or not', () => {
  it('tells of every task of his fields, and of those whom the draw really sent', () => {
    const told = fc.property(anyDraw, (input) => {
      const transcript = transcriptOf(input);
      const desk = deskOf(transcript);
      for (const { id } of transcript.officers) {
        const why = desk.officer(id);
        if (why.kind !== 'IN_POOL') throw new Error(`${id} stands in the pool`);
        expect(provesRow(why.inRegister, sha256)).toBe(true);
        const placed = (place: string): string[] =>
          why.tasks.filter((one) => one.place === place).map(({ task }) => task);
        const { assignments } = transcript.result;
        expect(placed('LEAD')).toEqual(assignments.filter(({ lead }) => lead === id).map(({ task }) => task));
        expect(placed('SECOND')).toEqual(
          assignments.filter(({ second }) => second === id).map(({ task }) => task),
        );
        expect(placed('SUBSTITUTE')).toEqual(
          assignments.filter(({ substitutes }) => substitutes.includes(id)).map(({ task }) => task),
        );
        expect(why.chance?.share).toBeLessThanOrEqual(1);
        for (const { chance, simulatedTasks = 0 } of why.tasks) {
          expect(chance?.ratio[0] ?? 0).toBeLessThanOrEqual(simulatedTasks);
        }
      }
    });
    fc.assert(told, { numRuns: 50 });
  });

  it('shows of a task everybody eligible by ticket, and who was kept out by a conflict', () => {
    const told = fc.property(anyDraw, (input) => {
      const transcript = transcriptOf(input);
      const desk = deskOf(transcript);
      for (const { task, lead, second } of transcript.result.assignments) {
        const { candidates, barred, entity } = desk.task(task) ?? NOBODY;
        const tickets = candidates.map(({ ticket }) => ticket);
        expect(tickets).toEqual([...tickets].sort());
        const placed = (place: string): unknown => candidates.find((one) => one.place === place)?.officer;
        expect([placed('LEAD'), placed('SECOND')]).toEqual([lead, second]);
        const declared = transcript.conflicts.filter((conflict) => conflict.entity === entity);
        expect(declared.map(({ officer }) => officer)).toEqual(expect.arrayContaining([...barred]));
      }
      for (const task of transcript.result.unassigned) {
        expect(desk.task(task)?.candidates.every(({ place }) => place === 'NONE')).toBe(true);
      }
      expect(desk.task(`${input.drawId}/none`)).toBeUndefined();
    });
    fc.assert(told, { numRuns: 100 });
  });
});
