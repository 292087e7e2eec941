import { TILE_WIDTH, type EntryBundle } from '@mingjing/log';
import type { LogFault } from './verdict';

/** Whether the signature's fault is told: a range of entries of which one was changed is told by the one that fails. */
export function comesFirst(
  signature: LogFault,
  { index = Infinity, rejection: { facts } }: LogFault,
): boolean {
  const count = typeof facts['count'] === 'number' ? facts['count'] : 0;
  return (signature.index ?? Infinity) < index + count;
}

/** The first where both are of one entry. */
export function earlierOf(a: LogFault | undefined, b: LogFault | undefined): LogFault | undefined {
  return (a?.index ?? Infinity) <= (b?.index ?? Infinity) ? a : b;
}

/** How many entries of the bundle stand before the fault: all of them where there is none. */
export function entriesBefore(fault: LogFault | undefined, bundle: EntryBundle): number {
  const index = fault?.index ?? Infinity;
  return Math.min(bundle.width, Math.max(0, index - indexOf(bundle, 0)));
}

/** The bundle of a log of `size` entries that the entry stands in. */
export function bundleOf(size: number, index: number): EntryBundle {
  const at = Math.floor(index / TILE_WIDTH);
  return { kind: 'entries', index: at, width: Math.min(TILE_WIDTH, size - at * TILE_WIDTH) };
}

/** `entry` counts inside the bundle. */
export function indexOf(bundle: EntryBundle, entry: number): number {
  return bundle.index * TILE_WIDTH + entry;
}
