import { fromHex, ok, type Json, type Result, type Sha256 } from '@mingjing/kernel';
import { readTranscript } from '../algorithm/read-transcript';
import type { PoolRoots } from '../algorithm/draw-types';
import { wholeDrawsWithin } from './asked-draws';
import { whyEntity, type DrawnSelection, type WhyEntity } from './why-entity';
import { whyOfficer, type WhyOfficer } from './why-officer';
import { whyTasks, withChances, type StaffedDraw, type WhyTask } from './why-task';

/**
 * Answers from a transcript alone, offline. It takes the result as it stands: verify the transcript
 * first. The public one tells of entities only.
 */
export class TranscriptDesk {
  private constructor(
    readonly drawId: string,
    readonly isPublic: boolean,
    private readonly selection: DrawnSelection & StaffedDraw,
    private readonly roots: PoolRoots,
    private readonly numbers: number,
    private readonly sha256: Sha256,
  ) {}

  /** Refuses as `verifyTranscript` does. `numbers`: how many random numbers an answer may simulate with. */
  static open(file: Json, numbers: number, sha256: Sha256): Result<TranscriptDesk> {
    const read = readTranscript(file);
    if (!read.ok) return read;
    const { kind, transcript, pool } = read.value;
    const { drawId, result, roots } = transcript;
    const draw = {
      ...{ drawId, pool, result, strata: result.strata },
      ...{ entitiesRoot: roots.entities, seed: fromHex(result.seed) ?? new Uint8Array() },
    };
    return ok(new TranscriptDesk(drawId, kind === 'public', draw, roots, numbers, sha256));
  }

  /** What an id names in this draw; the stranger's fate is asked for as an entity's. */
  kindOf(id: string): 'entity' | 'officer' | 'task' {
    const { entities, officers } = this.selection.pool;
    if (id.startsWith(`${this.drawId}/`)) return 'task';
    if (entities.some((entity) => entity.id === id)) return 'entity';
    return officers.some((officer) => officer.id === id) ? 'officer' : 'entity';
  }

  /** Whether both tell of one draw, be it to the public or in full. */
  tellsTheSameAs({ drawId, selection, roots }: TranscriptDesk): boolean {
    const isSame = (hash: keyof PoolRoots): boolean => roots[hash] === this.roots[hash];
    const { seed } = this.selection.result;
    return drawId === this.drawId && selection.result.seed === seed && ROOTS.every(isSame);
  }

  entity(id: string): WhyEntity {
    return whyEntity(this.selection, id, this.numbers, this.sha256);
  }

  officer(id: string): WhyOfficer {
    const draws = wholeDrawsWithin(this.numbers, this.sha256);
    return whyOfficer(this.selection, this.roots.officers, id, draws, this.sha256);
  }

  /** Undefined where the draw has no such task. */
  task(id: string): WhyTask | undefined {
    for (const why of whyTasks(this.selection, this.sha256)) {
      if (why.task !== id) continue;
      return withChances(why, wholeDrawsWithin(this.numbers, this.sha256)(this.selection, [why.field]));
    }
    return undefined;
  }
}

const ROOTS = ['entities', 'officers', 'conflicts'] as const;
