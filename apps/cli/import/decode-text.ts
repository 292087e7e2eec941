import { unreadable } from '../failure';

/** Names that `--encoding` takes; `auto` looks at the bytes. */
export const ENCODINGS = ['auto', 'utf-8', 'gb18030', 'utf-16le'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * The text of a CSV file. Told by its first bytes, else UTF-8 where all of it is UTF-8, else
 * GB18030, which spreadsheets in China write (GBK and GB2312 are parts of it). Throws CliFailure.
 */
export function decodeText(bytes: Uint8Array, encoding: Encoding, file: string): string {
  if (encoding !== 'auto') return decodeAs(bytes, encoding) ?? fail(file, encoding);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le') ?? fail(file, 'utf-16le');
  return decodeAs(bytes, 'utf-8') ?? decodeAs(bytes, 'gb18030') ?? fail(file, 'utf-8 and not gb18030');
}

/** Without a byte order mark. */
function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function fail(file: string, encoding: string): never {
  throw unreadable(
    `${file} is not text in ${encoding}; save it as "CSV UTF-8", or name its encoding with --encoding.`,
  );
}
