import { unreadable } from '../failure';
import { isGbkByChance, lineNotUtf8, mixedEncodings, type MixedEncodings } from './mixed-encodings';

/** Names that `--encoding` takes; `auto` looks at the bytes. */
export const ENCODINGS = ['auto', 'utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Byte order marks: the first bytes of a file that say what it is. */
const MARKS = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const;

/**
 * The text of a CSV file. Told by its first bytes, else UTF-8 where all of it is UTF-8, else
 * GB18030, which spreadsheets in China write (GBK and GB2312 are parts of it). Throws CliFailure.
 */
export function decodeText(bytes: Uint8Array, encoding: Encoding, file: string): string {
  const named = encoding === 'auto' ? markOf(bytes) : encoding;
  if (named !== undefined) return decodeAs(bytes, named) ?? fail(file, named, bytes);
  const utf8 = decodeAs(bytes, 'utf-8');
  return utf8 === undefined || isGbkByChance(bytes, utf8) ? decodeGb18030(bytes, file) : utf8;
}

function markOf(bytes: Uint8Array): Encoding | undefined {
  return MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0];
}

function decodeGb18030(bytes: Uint8Array, file: string): string {
  const mixed = mixedEncodings(bytes);
  if (mixed !== undefined) throw unreadable(inTwo(file, mixed));
  return decodeAs(bytes, 'gb18030') ?? fail(file, 'utf-8 and not gb18030', bytes);
}

/** Without a byte order mark. */
function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function inTwo(file: string, { utf8, other }: MixedEncodings): string {
  const where =
    utf8 === other ? `line ${utf8} is UTF-8 in part` : `line ${utf8} is UTF-8, and line ${other} is not`;
  return `${file} is written in two encodings: ${where}. Put the lines right where they can be read, and save it again as "CSV UTF-8" or .xlsx; if all of it is GB18030 (GBK), say so with --encoding gb18030.`;
}

function fail(file: string, encoding: string, bytes: Uint8Array): never {
  const where = encoding.startsWith('utf-8') ? `: line ${lineNotUtf8(bytes)} is not` : '';
  throw unreadable(
    `${file} is not text in ${encoding}${where}; save it as "CSV UTF-8" or .xlsx, or name its encoding with --encoding.`,
  );
}
