import { join } from 'node:path';
import { apart } from '../measure/apart';
import type { FsckOrder, FsckCost } from './fsck-process';

/** Checks a data folder in a process of its own, whose start does not count. */
export function fsckApart(order: FsckOrder): Promise<FsckCost> {
  return apart(join(__dirname, 'fsck-process.js'), order);
}
