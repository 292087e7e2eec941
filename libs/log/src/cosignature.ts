import { concatBytes, utf8 } from '@mingjing/kernel';
import { SIGNATURE_BYTES, type SignEd25519 } from './ed25519';
import { demandLogSize } from './log-size';
import type { NoteSignature } from './note';
import { COSIGNATURE_V1, type VerifierKey } from './verifier-key';

const TIMESTAMP_BYTES = 8;

export interface TimestampedSignature {
  /** POSIX seconds at which the cosigner signed. */
  readonly timestamp: number;
  /** Ed25519, 64 bytes. */
  readonly signature: Uint8Array;
}

/**
 * C2SP tlog-cosignature, Ed25519 signed message; `text` is the checkpoint's body with its last newline and
 * its extension lines, without signatures:
 * ```
 * cosignature/v1\n
 * time 1679315147\n
 * example.com/behind-the-sofa\n
 * 20852163\n
 * CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n
 * ```
 */
export function cosignedBytes(timestamp: number, text: string): Uint8Array {
  demandLogSize(timestamp, 'Timestamp');
  return utf8(`cosignature/v1\ntime ${String(timestamp)}\n${text}`);
}

/** `u64be timestamp ‖ signature[64]`: 72 bytes, which follow the key id in the signature line. */
export function encodeTimestampedSignature({ timestamp, signature }: TimestampedSignature): Uint8Array {
  demandLogSize(timestamp, 'Timestamp');
  if (signature.length !== SIGNATURE_BYTES) throw new RangeError('An Ed25519 signature has 64 bytes');
  const time = new Uint8Array(TIMESTAMP_BYTES);
  new DataView(time.buffer).setBigUint64(0, BigInt(timestamp));
  return concatBytes(time, signature);
}

/**
 * Null unless 72 bytes with a timestamp that a number holds exactly. The specification allows up to
 * 2^63 − 1; past 2^53 − 1 lie only moments after the year 285,000,000.
 */
export function decodeTimestampedSignature(bytes: Uint8Array): TimestampedSignature | null {
  if (bytes.length !== TIMESTAMP_BYTES + SIGNATURE_BYTES) return null;
  const time = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  if (time > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return { timestamp: Number(time), signature: bytes.subarray(TIMESTAMP_BYTES) };
}

/** A witness's line under a checkpoint body. `key` is of type 0x04, or a RangeError is thrown. */
export function cosign(key: VerifierKey, sign: SignEd25519, timestamp: number, text: string): NoteSignature {
  if (key.type !== COSIGNATURE_V1) throw new RangeError('Only a key of type 0x04 makes cosignatures');
  const signature = sign(cosignedBytes(timestamp, text));
  return {
    name: key.name,
    keyId: key.keyId,
    signature: encodeTimestampedSignature({ timestamp, signature }),
  };
}
