import { fromBase64, toBase64, toHex, utf8 } from '@mingjing/kernel';
import { nativeVerify, sha256, type Signer } from '@mingjing/writer';

/** What a node answered to a request that it had let in. */
export interface NodeAnswer {
  /** The Authorization header of the request: made for its method, path and body, at its second. */
  readonly authorization: string;
  readonly status: number;
  readonly body: Uint8Array;
}

/** The header in which a seal travels. */
export const ANSWER_SEAL = 'mingjing-answer';

/**
 * An answer's seal, Base64 of the 64 bytes by which the service key signs (Ed25519) these four lines,
 * without a line feed at the end:
 *
 *   mingjing-answer
 *   <hex SHA-256 of the Authorization header's value>
 *   <status>
 *   <hex SHA-256 of the body>
 *
 * Whoever answers at a node's address, or stands between two nodes, can make none.
 */
export function sealAnswer(signer: Signer, answer: NodeAnswer): string {
  return toBase64(signer.sign(sealedText(answer)));
}

export function isSealed(keys: readonly Uint8Array[], answer: NodeAnswer, seal: string | null): boolean {
  const signature = fromBase64(seal ?? '', 64);
  if (signature === null) return false;
  const text = sealedText(answer);
  return keys.some((key) => nativeVerify(key, text, signature));
}

function sealedText({ authorization, status, body }: NodeAnswer): Uint8Array {
  const asked = toHex(sha256(utf8(authorization)));
  return utf8(`mingjing-answer\n${asked}\n${String(status)}\n${toHex(sha256(body))}`);
}
