import { join } from 'node:path';
import { apart } from '../measure/apart';
import type { FsckOrder } from './fsck-process';

/** Checks a data folder in a process of its own; gives the milliseconds without its start. */
export function fsckApart(order: FsckOrder): Promise<number> {
  return apart(join(__dirname, 'fsck-process.js'), order);
}
