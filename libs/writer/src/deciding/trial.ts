import { Overlay, type Registry } from '@mingjing/kernel';
import type { Submission } from '../accepting/submission';

/** An entry as it will be appended. */
export interface GroupedEntry {
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  /** JCS bytes of the statement. */
  readonly body: Uint8Array;
  readonly bytes: Uint8Array;
}

/** What a trial stands on: its group, and the log below it. */
export interface Ground {
  readonly registry: Registry;
  readonly overlay: Overlay;
  /** The index that the group's next entry will have. */
  readonly nextIndex: number;
  /** Of an entry of the group. */
  indexInGroup(id: string): number | undefined;
  entryInGroup(index: number): GroupedEntry | undefined;
}

/** One batch on trial: laid on its group only once all of it is accepted, dropped as a whole on a refusal. */
export class Trial {
  readonly entries: GroupedEntry[] = [];
  readonly files: Uint8Array[] = [];
  readonly accepted: Submission[] = [];
  readonly overlay: Overlay;
  bytes = 0;
  private readonly ids = new Map<string, number>();
  private readonly first: number;

  constructor(private readonly ground: Ground) {
    this.overlay = new Overlay(ground.registry, ground.overlay);
    this.first = ground.nextIndex;
  }

  get nextIndex(): number {
    return this.first + this.entries.length;
  }

  add(entry: GroupedEntry): void {
    this.ids.set(entry.id, this.nextIndex);
    this.entries.push(entry);
    this.bytes += entry.bytes.length;
  }

  /** Index of an entry of this batch or of its group: not durable yet. */
  indexOf(id: string): number | undefined {
    return this.ids.get(id) ?? this.ground.indexInGroup(id);
  }

  entryAt(index: number): GroupedEntry | undefined {
    return index >= this.first ? this.entries[index - this.first] : this.ground.entryInGroup(index);
  }
}
