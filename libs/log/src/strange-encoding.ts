const CR = 0x0d;
const LF = 0x0a;

/**
 * What an editor of Windows does to a text file that is compared byte for byte, in words for whoever saved it:
 * ```
 * EF BB BF …     a byte order mark (BOM)
 * FF FE …        UTF-16
 * … 0D 0A        lines that end in CR LF
 * ```
 * Undefined where none of them is there; nothing else about the bytes is judged.
 */
export function strangeEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return `the file is in UTF-16; ${SAVE}`;
  }
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return `the file begins with a byte order mark (BOM); ${SAVE}`;
  }
  const at = bytes.indexOf(CR);
  if (at < 0) return undefined;
  const line = bytes.subarray(0, at).filter((octet) => octet === LF).length + 1;
  return `line ${String(line)} ends as Windows ends lines (CR LF); ${SAVE}`;
}

const SAVE =
  'save it as UTF-8 without BOM, with lines that end in LF alone (in Notepad++: Edit, EOL Conversion)';
