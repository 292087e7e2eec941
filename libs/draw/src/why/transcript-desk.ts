import { fromHex, ok, type Json, type Result, type Sha256 } from '@mingjing/kernel';
import { readTranscript } from '../algorithm/read-transcript';
import type { PoolRoots } from '../algorithm/draw-types';
import type { DrawnSelection } from './why-entity';
import type { StaffedDraw } from './why-task';
import { whyEntity, type WhyEntity } from './why-entity';
import { whyOfficer, type WhyOfficer } from './why-officer';
import { whyTasks, type WhyTask } from './why-task';

/** How much a question may spend on simulated chances. */
export interface Effort {
  /** Hashes for one entity whose stratum has unequal weights. */
  readonly hashes: number;
  /** Trial seeds for each task of an officer. */
  readonly trials: number;
}

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
    private readonly effort: Effort,
    private readonly sha256: Sha256,
  ) {}

  /** Refuses as `verifyTranscript` does. */
  static open(file: Json, effort: Effort, sha256: Sha256): Result<TranscriptDesk> {
    const read = readTranscript(file);
    if (!read.ok) return read;
    const { kind, transcript, pool } = read.value;
    const { drawId, result, roots } = transcript;
    const draw = {
      ...{ drawId, pool, result, strata: result.strata },
      ...{ entitiesRoot: roots.entities, seed: fromHex(result.seed) ?? new Uint8Array() },
    };
    return ok(new TranscriptDesk(drawId, kind === 'public', draw, roots, effort, sha256));
  }

  /** What an id names in this draw; the stranger's fate is asked for as an entity's. */
  kindOf(id: string): 'entity' | 'officer' | 'task' {
    const { entities, officers } = this.selection.pool;
    if (id.startsWith(`${this.drawId}/`)) return 'task';
    if (entities.some((entity) => entity.id === id)) return 'entity';
    return officers.some((officer) => officer.id === id) ? 'officer' : 'entity';
  }

  entity(id: string): WhyEntity {
    return whyEntity(this.selection, id, this.effort.hashes, this.sha256);
  }

  officer(id: string): WhyOfficer {
    return whyOfficer(this.selection, this.roots.officers, id, this.effort.trials, this.sha256);
  }

  /** Undefined where the draw has no such task. */
  task(id: string): WhyTask | undefined {
    for (const why of whyTasks(this.selection, this.sha256)) if (why.task === id) return why;
    return undefined;
  }
}
