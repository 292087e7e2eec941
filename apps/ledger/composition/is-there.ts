import { statSync } from 'node:fs';

/** An empty file is no database: SQLite would make a new one of it, and what stood there is as lost as if it were gone. */
export function isThere(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
}
