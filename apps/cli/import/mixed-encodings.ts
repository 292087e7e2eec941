import { isUtf8 } from 'node:buffer';

/** Lines of a file, from 1. */
export interface MixedEncodings {
  /** The first that is UTF-8 and holds Chinese text, whole or in a cell. */
  readonly utf8: number;
  /** The first that is not, or not whole. */
  readonly other: number;
}

/**
 * Whether a file that is no UTF-8 is GBK, or put together of both. GBK would read all of it: 样例酒店 in UTF-8 is
 * 鏍蜂緥閰掑簵 in GBK. The other way round text does not fit by chance: three characters of GBK are two of UTF-8 only
 * where the first is one of few and rare ones. So one line that is UTF-8 and Chinese tells, or one cell of four characters.
 */
export function mixedEncodings(bytes: Uint8Array): MixedEncodings | undefined {
  const lines = linesOf(bytes);
  const utf8 = lines.findIndex((line) => hanIn(line) > 0 || cellsOf(line).some((cell) => hanIn(cell) >= 4));
  return utf8 === -1 ? undefined : { utf8: utf8 + 1, other: firstOther(lines) };
}

/**
 * Whether what could be read as UTF-8 is GBK by every sign: common Chinese characters there, and here letters of neither
 * Latin nor Chinese, or those of phonetics. 职业学校 alone is such a text, and so is 省, which would be ʡ.
 */
export function isGbkByChance(bytes: Uint8Array, utf8: string): boolean {
  return STRANGE.test(utf8) && COMMON_IN_GBK.test(Buffer.from(bytes).toString('latin1'));
}

/** No writing of names in Latin letters has IPA Extensions or Spacing Modifier Letters (U+0250 to U+02FF). */
const STRANGE = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|[\u0250-\u02ff]/u;

/** ASCII and the 3,755 most common characters of GB 2312. */
const COMMON_IN_GBK = /^(?:[\0-\x7f]|[\xb0-\xd7][\xa1-\xfe])*$/;

/** The first line that is no UTF-8, from 1. */
export function lineNotUtf8(bytes: Uint8Array): number {
  return firstOther(linesOf(bytes));
}

function firstOther(lines: readonly string[]): number {
  return lines.findIndex((line) => utf8In(line) === undefined) + 1;
}

/** One character a byte. In no encoding here is a line end, a quote or a mark between cells part of another character. */
function linesOf(bytes: Uint8Array): readonly string[] {
  return Buffer.from(bytes)
    .toString('latin1')
    .split(/\r\n|\r|\n/);
}

function cellsOf(line: string): readonly string[] {
  return line.split(/[,;\t"]/);
}

function hanIn(line: string): number {
  return utf8In(line)?.match(/\p{Script=Han}/gu)?.length ?? 0;
}

function utf8In(line: string): string | undefined {
  const bytes = Buffer.from(line, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}
