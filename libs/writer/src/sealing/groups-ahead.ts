import { namedBy, type Registry } from '@mingjing/kernel';
import { onTopOf, type Footing } from '../deciding/footing';
import type { Group } from '../deciding/group';
import type { StandingEntry } from '../deciding/group-rules';
import type { ToldWorld } from '../world/told-world';
import type { WriterParts } from '../writer-parts';
import type { Waiting } from './waiting';

/** Groups that were decided and are not sealed yet, each on top of the one before it, and the durable log below. */
export class GroupsAhead {
  private readonly groups: Group[] = [];

  constructor(
    private readonly store: WriterParts['store'],
    private readonly registry: Registry,
    private readonly world: ToldWorld,
  ) {}

  /** Not on top of a group that brings files: decisions may read them, and they are not held yet. */
  get bringNoFiles(): boolean {
    return this.groups.every(({ files }) => files.length === 0);
  }

  /** What the next group is decided on. */
  footing(): Footing {
    return this.groups.reduce<Footing>((below, group) => onTopOf(group, below), this.world);
  }

  push(group: Group): void {
    this.groups.push(group);
  }

  /** The first of them is sealed: the world tells it, and the one after it stands on the world. */
  settleFirst(): void {
    const sealed = this.groups.shift();
    if (sealed === undefined) return;
    this.world.absorb(sealed.overlay, sealed.ids, sealed.nextIndex);
    this.groups[0]?.rebase(this.world);
  }

  /** Entries whose ids come again, or are named, for the next group to look at: durable ones, and those on their way. */
  async standing(taken: readonly Waiting[]): Promise<ReadonlyMap<string, StandingEntry>> {
    const entries = new Map<string, StandingEntry>();
    const footing = this.footing();
    for (const { proposals } of taken) {
      for (const { submission } of proposals) {
        const { statement } = submission;
        for (const id of [statement.id, ...namedBy(this.registry, statement)]) {
          const index = footing.indexOf(id);
          if (index === undefined) continue;
          const bytes = this.bytesOf(index) ?? (await this.store.read(index, 1))[0];
          if (bytes !== undefined) entries.set(id, { index, bytes });
        }
      }
    }
    return entries;
  }

  private bytesOf(index: number): Uint8Array | undefined {
    const group = this.groups.find(({ start, nextIndex }) => index >= start && index < nextIndex);
    return group?.entryInGroup(index)?.bytes;
  }
}
