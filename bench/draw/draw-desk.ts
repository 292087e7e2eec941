import { drawOf } from '@mingjing/draw';
import type { LocalFileStore } from '@mingjing/event-store';
import {
  canonicalJson,
  factsAt,
  MAX_ENTRY_BYTES,
  streamId,
  utf8,
  type Facts,
  type JsonObject,
  type Overlay,
  type RecordedEvent,
} from '@mingjing/kernel';
import { ToldWorld, type Constitution, type LedgerIndex } from '@mingjing/writer';
import { constitutionOf, registry } from '../../apps/ledger/composition/constitution';
import { event, MOMENT, ORIGIN } from './national-register';

const ROOT = '00'.repeat(32);

/** Decides and folds as the writer does, on the same world; signatures, entries and the log are left out. */
export class DrawDesk {
  private readonly world: Overlay;
  private readonly constitution: Constitution;
  private index: number;

  constructor(
    index: LedgerIndex,
    private readonly files: LocalFileStore,
  ) {
    this.world = new ToldWorld(registry, index).overlay();
    this.index = index.size();
    const log = { root: () => ROOT, file: (hash: string) => files.readNow(hash) };
    this.constitution = constitutionOf(ORIGIN, log);
  }

  facts(): Facts {
    return factsAt(this.world, this.constitution.around, this.index, MOMENT);
  }

  checkpoint(): object {
    return { size: this.index, root: ROOT };
  }

  /** What stands in the log already. */
  take(stands: RecordedEvent): void {
    this.world.apply({ ...stands, index: this.index }, this.facts());
    this.index++;
  }

  /** A statement and what is derived from it; throws where it is refused. */
  async decide(stated: RecordedEvent): Promise<void> {
    const definition = registry.event(stated.type, 1);
    const decision = definition?.decide?.(
      drawOf(this.facts(), streamId(stated.stream)),
      stated,
      this.facts(),
    );
    if (decision?.accepted !== true) throw new Error(decision?.rejection.reason ?? `No ${stated.type}`);
    for (const list of decision.files) await this.files.put(list);
    this.take(stated);
    for (const { type, stream, data } of decision.derived) {
      this.assertFit(type, data);
      this.take(event(type, stream, data) as RecordedEvent);
    }
  }

  /** As if every side of so many tasks had been told: only then is there a transcript. */
  unblind(draw: string, tasks: number): void {
    const [stream, progress] = [`draw/${draw}`, { OFFICERS: tasks, ENTITY: tasks }];
    this.take(event('DrawResultCountersigned', stream, {}) as RecordedEvent);
    this.world.change({ table: 'unblinding', key: draw, value: progress });
  }

  /** What no entry could hold, the ledger would not come to. */
  private assertFit(type: string, data: JsonObject): void {
    const definition = registry.event(type, 1);
    const fault = definition && this.constitution.gates.checkPayload(definition, data);
    if (fault !== undefined) throw new Error(`${type}: ${JSON.stringify(fault)}`);
    const bytes = utf8(canonicalJson(data)).length;
    if (bytes > MAX_ENTRY_BYTES) throw new Error(`${type} takes ${String(bytes)} bytes`);
  }
}
