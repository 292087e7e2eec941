import { DEADLINE_TABLE, type Deadline, type Overlay, type World } from '@mingjing/kernel';

/**
 * The open deadlines in the order in which they fall due. The fact table is the truth and survives
 * a restart; this is its first row, always at hand.
 */
export class PendingDeadlines {
  private readonly keys: string[];

  constructor(world: World) {
    this.keys = world.list(DEADLINE_TABLE, '').map((row) => row.key);
  }

  /** Takes note of what a group changed. */
  note(group: Overlay): void {
    for (const [key, value] of group.tables.get(DEADLINE_TABLE) ?? []) {
      const at = this.place(key);
      const stands = this.keys[at] === key;
      if (value === null && stands) this.keys.splice(at, 1);
      if (value !== null && !stands) this.keys.splice(at, 0, key);
    }
  }

  /**
   * The first deadline whose moment is not after `now` (UTC), of those that are not passed over; `world`
   * is the one that it would fire in.
   */
  due(
    now: string,
    world: World,
    isPassedOver: (deadline: Deadline) => boolean = () => false,
  ): Deadline | undefined {
    for (const key of this.keys) {
      const deadline = world.get(DEADLINE_TABLE, key) as unknown as Deadline | undefined;
      if (deadline === undefined || deadline.due > now) return undefined;
      if (!isPassedOver(deadline)) return deadline;
    }
    return undefined;
  }

  /** The moment of the next deadline, UTC. */
  next(): string | undefined {
    return this.keys[0]?.slice(0, this.keys[0].indexOf(' '));
  }

  private place(key: string): number {
    let low = 0;
    let high = this.keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.keys[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
