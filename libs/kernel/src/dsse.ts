import { concatBytes, utf8 } from './bytes';

export const STATEMENT_PAYLOAD_TYPE = 'application/vnd.mingjing.statement+json';

/**
 * DSSE pre-authentication encoding, the bytes that a person signs:
 *
 *   "DSSEv1 39 application/vnd.mingjing.statement+json " ‖ decimal length of body ‖ " " ‖ body
 */
export function signedBytes(body: Uint8Array): Uint8Array {
  const type = `${String(STATEMENT_PAYLOAD_TYPE.length)} ${STATEMENT_PAYLOAD_TYPE}`;
  return concatBytes(utf8(`DSSEv1 ${type} ${String(body.length)} `), body);
}
