import { utf8, type Sha256 } from '@mingjing/kernel';
import type { FrozenPool } from '../../algorithm/frozen-pool';
import { simulateDraw, type TicketSource } from './simulated-draw';
import { numbersOf, simulatedPool } from './simulated-pool';
import { uniformNumbers } from './uniform-numbers';

/** What became of a pool in so many simulated draws. */
export interface WholeDraws {
  readonly trials: number;
  /** Officer → in how many of them he was given any place. */
  readonly withPlace: ReadonlyMap<string, number>;
  readonly tasks: ReadonlyMap<string, TaskCounts>;
}

/** Of one task: in how many draws there was such a task, and officer → in how many he was sent to it. */
export interface TaskCounts {
  readonly there: number;
  readonly sent: ReadonlyMap<string, number>;
}

/** A draw whose chances are asked for. */
export interface AskedDraw {
  readonly drawId: string;
  readonly pool: FrozenPool;
  /** Fields that are asked about: simulated together with all that they are bound up with. */
  readonly fields: readonly string[];
  /** Tasks that are counted one by one. */
  readonly tasks: ReadonlySet<string>;
  /** The stratum of each call from the reserve that the draw saw. */
  readonly calls: readonly string[];
}

const [FEWEST, MOST] = [100, 10_000];

/** `mingjing/draw/simulation/v1 ⟨draw⟩`: the same numbers for whoever asks again. */
export function simulationNumbers(drawId: string, sha256: Sha256): () => number {
  return uniformNumbers(sha256(utf8(`mingjing/draw/simulation/v1 ${drawId}`)));
}

/**
 * Simulates whole draws of a frozen pool, from 100 to 10,000 of them and of no more than `numbers` random
 * numbers together. Undefined where not even a hundred fit in.
 */
export function simulateWholeDraws(
  { drawId, pool, fields, tasks, calls }: AskedDraw,
  numbers: number,
  sha256: Sha256,
): WholeDraws | undefined {
  const simulated = simulatedPool(drawId, pool, fields, calls);
  const trials = Math.min(MOST, Math.floor(numbers / Math.max(1, numbersOf(simulated))));
  if (trials < FEWEST) return undefined;
  const next = simulationNumbers(drawId, sha256);
  const tickets: TicketSource = { ofEntity: next, ofOfficer: next };
  const tally = new Tally(pool, tasks);
  for (let trial = 0; trial < trials; trial += 1) {
    simulateDraw(simulated, tickets, ({ id }, team) => {
      tally.add(id, team);
    });
    tally.endDraw();
  }
  return { trials, withPlace: tally.withPlace, tasks: tally.tasks };
}

class Tally {
  readonly withPlace = new Map<string, number>();
  readonly tasks = new Map<string, { there: number; readonly sent: Map<string, number> }>();
  private readonly placed = new Set<number>();

  constructor(
    private readonly pool: FrozenPool,
    counted: ReadonlySet<string>,
  ) {
    for (const id of counted) this.tasks.set(id, { there: 0, sent: new Map() });
  }

  add(task: string, team: readonly number[] | null): void {
    const counts = this.tasks.get(task);
    if (counts !== undefined) counts.there += 1;
    for (const position of team ?? []) {
      this.placed.add(position);
      if (counts !== undefined) raise(counts.sent, this.idOf(position));
    }
  }

  endDraw(): void {
    for (const position of this.placed) raise(this.withPlace, this.idOf(position));
    this.placed.clear();
  }

  private idOf(position: number): string {
    return this.pool.officers[position]?.id ?? '';
  }
}

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
