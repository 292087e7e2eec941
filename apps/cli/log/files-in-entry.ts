import type { JsonObject, Registry } from '@mingjing/kernel';
import { namedFiles, type NamedFile } from '@mingjing/writer';

/** Without its first quote: what begins with a rare letter is found sooner. */
const MENTIONS_A_FILE = Buffer.from('sha256":"');

/** The files that an entry names; none where its bytes are no entry at all. */
export function filesInEntry(registry: Registry, bytes: Uint8Array): readonly NamedFile[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // Most entries name none: looking for the word is far cheaper than parsing.
  if (!buffer.includes(MENTIONS_A_FILE)) return [];
  try {
    const { statement } = JSON.parse(buffer.toString('utf8')) as { statement: Statement };
    return namedFiles(registry, statement);
  } catch {
    return [];
  }
}

interface Statement {
  readonly type: string;
  readonly version: number;
  readonly data: JsonObject;
}
