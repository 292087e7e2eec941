import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Findings } from './finding';

const HEADER = 32;
const FRAME_HEADER = 24;
const BIG_ENDIAN_SUMS = 0x377f0683;
const LITTLE_ENDIAN_SUMS = 0x377f0682;

type Sums = readonly [number, number];

interface WalHeader {
  readonly pageSize: number;
  /** Bytes 16 to 23: what marks the frames of this generation. */
  readonly salts: Buffer;
  readonly sums: Sums;
  readonly isLittleEndian: boolean;
}

/** How far the frames hold, and what stands behind. */
interface Chain {
  readonly good: number;
  /** The first frame of this generation behind the good ones; undefined where there is none. */
  readonly broken: number | undefined;
  /** Frames behind the broken one that hold by themselves: no torn write leaves such. */
  readonly stranded: number;
  /** The broken frame holds but for the salts that mark its generation. */
  readonly salted: boolean;
}

/**
 * SQLite reads a write-ahead log up to the first frame whose checksum fails and passes over the
 * rest in silence, so nobody would hear of a flipped bit in it. This reads every frame
 * (sqlite.org/walformat.html): the checksum of each is carried on from the one before, as stored, so
 * that frames behind a broken one can be told from an unfinished write. Gives the bytes that mean nothing.
 */
export function checkWal(path: string, file: string, findings: Findings): number {
  if (!existsSync(path)) return 0;
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    if (size === 0) return 0;
    const header = readHeader(bytesAt(handle, 0, HEADER));
    if (header === undefined) {
      findings.fault(
        file,
        'wal-header-damaged',
        `The header of ${file} does not hold: SQLite passes over everything in it, and what was committed last is missing from the database. Restore the file from a backup, or take its loss for what the other findings say it is.`,
        { offset: 0 },
      );
      return 0;
    }
    return tell(chainOf(handle, size, header), header, size, file, findings);
  } finally {
    closeSync(handle);
  }
}

function tell(chain: Chain, { pageSize }: WalHeader, size: number, file: string, findings: Findings): number {
  const frame = FRAME_HEADER + pageSize;
  const { broken, good, stranded, salted } = chain;
  if (broken === undefined) return Math.max(0, size - HEADER - good * frame);
  const at = { offset: HEADER + broken * frame };
  if (stranded > 0 || salted) {
    findings.fault(
      file,
      'wal-frame-damaged',
      `Frame ${broken + 1} is broken, and ${stranded} whole ones stand behind it: it was altered or damaged after it was written, and SQLite passes over it and everything behind.`,
      at,
    );
  } else {
    findings.note(
      file,
      'wal-end-unfinished',
      `The last ${frame} bytes or so, from frame ${broken + 1} on, do not hold: a write that a crash cut off, or damage to the last one. SQLite passes over them; what was answered for is missing only where another finding says so.`,
      at,
    );
  }
  return 0;
}

function readHeader(bytes: Buffer): WalHeader | undefined {
  if (bytes.length < HEADER) return undefined;
  const magic = bytes.readUInt32BE(0);
  if (magic !== BIG_ENDIAN_SUMS && magic !== LITTLE_ENDIAN_SUMS) return undefined;
  const isLittleEndian = magic === LITTLE_ENDIAN_SUMS;
  const sums = summed(bytes.subarray(0, 24), [0, 0], isLittleEndian);
  if (sums[0] !== bytes.readUInt32BE(24) || sums[1] !== bytes.readUInt32BE(28)) return undefined;
  const salts = Buffer.from(bytes.subarray(16, 24));
  return { pageSize: bytes.readUInt32BE(8), salts, sums, isLittleEndian };
}

function chainOf(handle: number, size: number, header: WalHeader): Chain {
  const frame = FRAME_HEADER + header.pageSize;
  const count = Math.floor((size - HEADER) / frame);
  const chain = { good: 0, stranded: 0, broken: undefined as number | undefined, salted: false };
  let before: Sums = header.sums;
  for (let i = 0; i < count; i++) {
    const bytes = bytesAt(handle, HEADER + i * frame, frame);
    const stored: Sums = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    const [a, b] = sumsOf(bytes, before, header.isLittleEndian);
    judge(chain, i, a === stored[0] && b === stored[1], bytes.subarray(8, 16).equals(header.salts));
    before = stored;
  }
  return chain;
}

/** Behind the good frames stand those of an earlier generation, which do not bear these salts: free space. */
function judge(
  chain: { -readonly [Name in keyof Chain]: Chain[Name] },
  i: number,
  holds: boolean,
  isOfNow: boolean,
): void {
  if (i === chain.good && holds && isOfNow) chain.good++;
  else if (i === chain.good && holds) {
    chain.broken = i;
    chain.salted = true;
  } else if (isOfNow) {
    chain.broken ??= chain.good;
    if (holds) chain.stranded++;
  }
}

function sumsOf(frame: Buffer, before: Sums, isLittleEndian: boolean): Sums {
  const head = summed(frame.subarray(0, 8), before, isLittleEndian);
  return summed(frame.subarray(FRAME_HEADER), head, isLittleEndian);
}

function summed(bytes: Buffer, [a, b]: Sums, isLittleEndian: boolean): Sums {
  for (let at = 0; at < bytes.length; at += 8) {
    const [x, y] = isLittleEndian
      ? [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)]
      : [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
    a = (a + x + b) >>> 0;
    b = (b + y + a) >>> 0;
  }
  return [a, b];
}

function bytesAt(handle: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(handle, bytes, 0, length, from));
}
