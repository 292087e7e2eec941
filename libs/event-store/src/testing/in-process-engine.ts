import type { CheckpointStore } from '../checkpoint-store';
import type { EventStore } from '../event-store';
import { EngineConnection } from '../kurrentdb/engine-connection';
import { checkpointStoreOn } from '../kurrentdb/kurrentdb-checkpoint-store';
import { eventStoreOn } from '../kurrentdb/kurrentdb-event-store';
import type { TimeLimits } from '../kurrentdb/time-limits';
import { EngineState } from './engine-double/engine-state';
import { inProcessClient } from './engine-double/in-process-client';
import { Mischief } from './engine-double/misbehaviour';

/** One engine in this process: every `open…` is another node's connection to the same log. */
export class InProcessEngine {
  readonly mischief = new Mischief();
  private readonly state = new EngineState();

  constructor(private readonly limits: TimeLimits) {}

  openEventStore(stream = 'log'): Promise<EventStore> {
    return eventStoreOn(this.connection(), { stream, limits: this.limits });
  }

  /** As a restored backup of the engine: entries from `size` on are gone. */
  rollBack(size: number): void {
    this.state.rollBack('log', size);
  }

  openCheckpointStore(): Promise<CheckpointStore> {
    return checkpointStoreOn(this.connection(), { stream: 'log-checkpoints', limits: this.limits });
  }

  private connection(): EngineConnection {
    return new EngineConnection(() => inProcessClient(this.state, this.mischief), 'in-process');
  }
}
