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
  /** Frames that hold, from the first on. */
  good: number;
  /** Whole frames of this generation behind them that end a transaction: SQLite passes over what was committed. */
  stranded: number;
  /** What is wrong with the first frame that does not hold: nothing where it is free space. */
  broken: 'no' | 'salts' | 'commit' | 'commit-size';
}

/**
 * SQLite reads a write-ahead log up to the first frame whose checksum fails and passes over the
 * rest in silence, so nobody would hear of a flipped bit in it. This reads every frame
 * (sqlite.org/walformat.html): the checksum of each is carried on from the one before, as stored, so
 * that frames behind a broken one can be judged too. Frames that were rolled back are left there as they
 * were, with the salts of this generation, but none of them ends a transaction. Gives the bytes that
 * mean nothing.
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
  const { broken, good, stranded } = chain;
  const at = { offset: HEADER + good * frame };
  if (stranded > 0 || broken === 'salts' || broken === 'commit-size') {
    findings.fault(
      file,
      'wal-frame-damaged',
      `Frame ${good + 1} is broken, and ${stranded} transactions end whole behind it: it was altered or damaged after it was written (or a power cut let the disk write out of order), and SQLite passes over it and everything behind.`,
      at,
    );
  } else if (broken === 'commit') {
    findings.note(
      file,
      'wal-end-unfinished',
      `Frame ${good + 1}, which ends a transaction, does not hold: a write that a crash cut off, or damage to the last one. SQLite passes over it; what was answered for is missing only where another finding says so.`,
      at,
    );
  }
  return Math.max(0, size - HEADER - good * frame);
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
  const chain: Chain = { good: 0, stranded: 0, broken: 'no' };
  let before: Sums = header.sums;
  for (let i = 0; i < count; i++) {
    const bytes = bytesAt(handle, HEADER + i * frame, frame);
    const holds = isSum(bytes, before, header);
    const isOfNow = bytes.subarray(8, 16).equals(header.salts);
    if (i === chain.good && holds && isOfNow) chain.good++;
    else if (i === chain.good) chain.broken = howBroken(bytes, before, header, holds);
    else if (holds && isOfNow && endsTransaction(bytes)) chain.stranded++;
    before = storedIn(bytes);
  }
  return chain;
}

/** Behind the good frames stand those of an earlier generation, or rolled back ones: free space, not broken. */
function howBroken(bytes: Buffer, before: Sums, header: WalHeader, holds: boolean): Chain['broken'] {
  if (holds) return 'salts';
  if (!bytes.subarray(8, 16).equals(header.salts)) return 'no';
  if (endsTransaction(bytes)) return 'commit';
  for (let bit = 0; bit < 32; bit++) {
    const other = Buffer.from(bytes);
    other.writeUInt8(other.readUInt8(4 + (bit >> 3)) ^ (1 << (bit & 7)), 4 + (bit >> 3));
    if (isSum(other, before, header)) return 'commit-size';
  }
  return 'no';
}

/** The size of the database after the transaction, in pages; 0 in all its frames but the last. */
function endsTransaction(frame: Buffer): boolean {
  return frame.readUInt32BE(4) !== 0;
}

function storedIn(frame: Buffer): Sums {
  return [frame.readUInt32BE(16), frame.readUInt32BE(20)];
}

function isSum(frame: Buffer, before: Sums, { isLittleEndian }: WalHeader): boolean {
  const [a, b] = sumsOf(frame, before, isLittleEndian);
  const [storedA, storedB] = storedIn(frame);
  return a === storedA && b === storedB;
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
