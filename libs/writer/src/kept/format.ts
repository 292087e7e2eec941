import { createHash } from 'node:crypto';
import { textOf } from '@mingjing/kernel';
import { ID_BYTES } from '../world/id-column';

/*
 * The bytes of the index beside the log. Numbers are little-endian, all lengths multiples of 16.
 *
 *   file    header part part …
 *   header  96 bytes "mingjing index v1\n" fold "\n", zeros ‖ 32 bytes SHA-256 of them
 *   part    head ids records tag check
 *   head    u32 bytes of the part ‖ u32 ids in it ‖ u32 size ‖ u32 0 ‖ 32 bytes root of the log of that size, or zeros
 *   ids     16 bytes for each entry, on from the part before
 *   record  u32 bytes of name and text ‖ u32 bytes of the name ‖ name ‖ text ‖ zeros
 *   tag     32 bytes HMAC-SHA-256, under the key of the ledger's index, of the SHA-256 of the check before the part (the
 *           header's, of the first one) ‖ the part up to here
 *   check   32 bytes SHA-256 of that check ‖ the part up to here
 *
 * A name is the table, a space and the key; streams stand in a table without a name. A row without a text is
 * removed, and of several records of one name the last one holds. A part of size 2^32 − 1 counts only
 * together with those behind it, up to one that has a size.
 */
export const UNIT = 16;
export const HEADER_BYTES = 128;
export const HEAD_BYTES = 48;
export const CHECK_BYTES = 32;
export const TAG_BYTES = 32;
/** What a part ends with. */
export const END_BYTES = TAG_BYTES + CHECK_BYTES;
export const ROOT_BYTES = 32;
export const RECORD_HEAD = 8;
/** The size of a part that is not the last of what was written together. */
export const GOES_ON = 0xffff_ffff;

const TEXT_BYTES = HEADER_BYTES - CHECK_BYTES;
const TITLE = 'mingjing index v1\n';

export interface Header {
  /** Version of the code that folded what is told. */
  readonly fold: string;
  readonly check: Buffer;
}

/** RangeError where the name of the fold is too long, or none. */
export function headerBytes(fold: string): Buffer {
  const text = Buffer.from(`${TITLE}${fold}\n`);
  if (text.length > TEXT_BYTES || fold === '') throw new RangeError(`"${fold}" is no version of a fold`);
  const padded = Buffer.concat([text, Buffer.alloc(TEXT_BYTES - text.length)]);
  return Buffer.concat([padded, checkOf(padded)]);
}

/** Undefined where the bytes are no header, or an altered one. */
export function readHeader(bytes: Buffer): Header | undefined {
  const text = bytes.subarray(0, TEXT_BYTES);
  const check = Buffer.from(bytes.subarray(TEXT_BYTES, HEADER_BYTES));
  const title = textOf(text);
  if (check.length !== CHECK_BYTES || title?.startsWith(TITLE) !== true) return undefined;
  if (!checkOf(text).equals(check)) return undefined;
  return { fold: title.slice(TITLE.length, title.indexOf('\n', TITLE.length)), check };
}

/** Of bytes that stand one behind the other. */
export function checkOf(...bytes: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const some of bytes) hash.update(some);
  return hash.digest();
}

export interface PartHead {
  readonly bytes: number;
  readonly ids: number;
  readonly size: number;
  /** Hex; undefined where the writer of the part knew none. */
  readonly root: string | undefined;
}

export function readHead(part: Buffer): PartHead {
  const root = part.toString('hex', HEAD_BYTES - ROOT_BYTES, HEAD_BYTES);
  return {
    bytes: part.readUInt32LE(0),
    ids: part.readUInt32LE(4),
    size: part.readUInt32LE(8),
    root: root === NO_ROOT ? undefined : root,
  };
}

export const NO_ROOT = '00'.repeat(ROOT_BYTES);

/** Whether a part can be as its head says. */
export function isPossible({ bytes, ids }: PartHead): boolean {
  return bytes % UNIT === 0 && bytes >= HEAD_BYTES + ids * ID_BYTES + END_BYTES;
}

/** Where in some bytes a record stands: to make a view of each part of it would cost more than to read it. */
export interface KeptRecord {
  readonly within: Buffer;
  /** First bytes of the name and of the text, and the byte behind it. */
  readonly name: number;
  readonly text: number;
  readonly end: number;
  /** With its head and what it is padded with. */
  readonly bytes: number;
}

/** Undefined where it is longer than what is left of `within`. */
export function recordIn(within: Buffer, at: number): KeptRecord | undefined {
  const name = at + RECORD_HEAD;
  if (name > within.length) return undefined;
  const end = name + within.readUInt32LE(at);
  const text = name + within.readUInt32LE(at + 4);
  if (text > end || end > within.length) return undefined;
  return { within, name, text, end, bytes: padded(end - at) };
}

export function nameIn({ within, name, text }: KeptRecord): string {
  return within.toString('utf8', name, text);
}

export function textIn({ within, text, end }: KeptRecord): string {
  return within.toString('utf8', text, end);
}

export function padded(bytes: number): number {
  return Math.ceil(bytes / UNIT) * UNIT;
}
