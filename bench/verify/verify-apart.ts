import { join } from 'node:path';
import { apart } from '../measure/apart';
import type { VerifyOrder, VerifyReport } from './verify-process';

/** Verifies an exported log in a process of its own, whose peak of memory is therefore its own. */
export function verifyApart(order: VerifyOrder): Promise<VerifyReport> {
  return apart(join(__dirname, 'verify-process.js'), order);
}
