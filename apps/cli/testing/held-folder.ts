import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const HOLD = `
  const { DatabaseSync } = require('@photostructure/sqlite');
  new DatabaseSync(process.argv[1]).exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  console.log('held');
  process.stdin.resume();
`;

/** Does some work while another process holds the ledger of a data folder, as a service does. */
export async function whileHeld<T>(data: string, work: () => Promise<T>): Promise<T> {
  const service = spawn(process.execPath, ['-e', HOLD, join(data, 'ledger.db.lock')]);
  try {
    await once(service.stdout, 'data');
    return await work();
  } finally {
    service.kill();
    await once(service, 'exit');
  }
}
