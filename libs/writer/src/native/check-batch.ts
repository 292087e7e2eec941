import { STATEMENT_PAYLOAD_TYPE, signedBytes, utf8 } from '@mingjing/kernel';
import { isAcceptable, needsPortable, verifyNow } from './verify-now';

/** Room for some hundreds of statements, and always for the longest one. */
const ROOM_BYTES = 512 * 1024;
const KEY_AT = 0;
const SIGNATURE_AT = 32;
const LENGTH_AT = 96;
const MESSAGE_AT = 100;
/** record.md, signed bytes: what stands before the decimal length of the body. */
const PREFIX = utf8(`DSSEv1 ${String(STATEMENT_PAYLOAD_TYPE.length)} ${STATEMENT_PAYLOAD_TYPE} `);
const MOST_DIGITS = 12;

/**
 * Checks of whoever verifies a whole log, written where they travel, so that none of them is an object
 * of its own. For each one, as the worker reads it:
 *
 *   32 bytes of key ‖ 64 of signature ‖ u32le length of the message ‖ the message
 */
export class CheckBatch {
  private buffer = Buffer.from(new ArrayBuffer(ROOM_BYTES));
  private used = 0;
  /** The entry of each check. */
  private readonly entries: number[] = [];

  get count(): number {
    return this.entries.length;
  }

  hasRoom({ length }: Uint8Array): boolean {
    return this.used + MESSAGE_AT + PREFIX.length + MOST_DIGITS + length <= this.buffer.length;
  }

  /**
   * `sig`: base64 of 64 bytes, found to be that. `body`: JCS bytes of the statement, signed under their
   * pre-authentication encoding. False where the signature is known not to hold: such a check is not added,
   * nor is one that the library would judge otherwise than the record does.
   */
  add(entry: number, publicKey: Uint8Array, sig: string, body: Uint8Array): boolean {
    const { buffer, used } = this;
    const signature = buffer.subarray(used + SIGNATURE_AT, used + LENGTH_AT);
    signature.write(sig, 0, 'base64');
    if (!isAcceptable({ publicKey, message: body, signature })) return false;
    if (needsPortable({ publicKey, message: body, signature })) {
      return verifyNow({ publicKey, message: signedBytes(body), signature });
    }
    buffer.set(publicKey, used + KEY_AT);
    buffer.set(PREFIX, used + MESSAGE_AT);
    let end = used + MESSAGE_AT + PREFIX.length;
    end += buffer.write(`${String(body.length)} `, end, 'latin1');
    buffer.set(body, end);
    end += body.length;
    buffer.writeUInt32LE(end - used - MESSAGE_AT, used + LENGTH_AT);
    this.used = end;
    this.entries.push(entry);
    return true;
  }

  /** The bytes, which then lie with whoever verifies them, until they are put back. */
  lend(): ArrayBuffer {
    return this.buffer.buffer;
  }

  /** The first entry one of whose checks has failed. */
  firstFailed(verdicts: Uint8Array): number | undefined {
    const at = verdicts.subarray(0, this.count).indexOf(0);
    return at < 0 ? undefined : this.entries[at];
  }

  /** Empty again, in the room that was lent. */
  putBack(room: ArrayBuffer): void {
    this.buffer = Buffer.from(room);
    this.used = 0;
    this.entries.length = 0;
  }
}
