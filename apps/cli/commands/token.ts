import { readPen } from '../../ledger/composition/key-file';
import { unreadable } from '../failure';
import { readerToken } from '../gateway/reader-token';
import type { CliIo } from '../io';

/** For `Authorization: Bearer …`. */
export function token(key: string, origin: string | undefined, io: CliIo): void {
  if (origin === undefined) throw unreadable('No ledger is known here; give --url, --data or --origin.');
  io.out(readerToken(readPen(key), origin, io.clock()));
}
