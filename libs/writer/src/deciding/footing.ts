import { Overlay } from '@mingjing/kernel';
import type { Ground } from './trial';

/** What a group is decided on: the durable log, or groups before it that are on their way to the disk. */
export interface Footing {
  /** The index that the group's first entry will have. */
  size(): number;
  indexOf(id: string): number | undefined;
  /** A new one, for the group's own entries. */
  overlay(): Overlay;
}

/**
 * The log as it will be once `group` is durable. Nothing that is decided on it is answered before
 * that, and where the append is lost it is dropped with the group.
 */
export function onTopOf(group: Ground, below: Footing): Footing {
  return {
    size: () => group.nextIndex,
    indexOf: (id) => group.indexInGroup(id) ?? below.indexOf(id),
    overlay: () => new Overlay(group.registry, group.overlay),
  };
}
