import { readFileSync } from 'node:fs';
import { MAX_DEPTH, parseJson, type Json } from '@mingjing/kernel';
import { strangeEncoding } from '@mingjing/log';
import { unreadable } from '../failure';

/** The bytes of a file that the user named. Throws CliFailure. */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw unreadable(`${path} cannot be read; check the path.`, cause);
  }
}

/** JSON as the ledger reads it: no member twice, no number that could be rounded. Throws CliFailure. */
export function readJson(path: string, maxDepth: number = MAX_DEPTH + 4): Json {
  return jsonIn(readBytes(path), path, maxDepth);
}

/** The same of bytes; `from` says whence they came. Throws CliFailure. */
export function jsonIn(bytes: Uint8Array, from: string, maxDepth: number): Json {
  const parsed = parseJson(bytes, maxDepth);
  if (parsed.ok) return parsed.value;
  const strange = strangeEncoding(bytes.subarray(0, 3));
  if (strange !== undefined) throw unreadable(`${from} is not JSON that the ledger takes: ${strange}.`);
  throw unreadable(`${from} is not JSON that the ledger takes: ${parsed.rejection.reason}`);
}
