import { concatBytes, utf8 } from './bytes';

export const STATEMENT_PAYLOAD_TYPE = 'application/vnd.mingjing.statement+json';

/**
 * DSSE pre-authentication encoding, the bytes that a person signs:
 *
 *   "DSSEv1 39 application/vnd.mingjing.statement+json " ‖ decimal length of body ‖ " " ‖ body
 */
export function signedBytes(body: Uint8Array): Uint8Array {
  return concatBytes(utf8(`${PREFIX}${String(body.length)} `), body);
}

const PREFIX = `DSSEv1 ${String(STATEMENT_PAYLOAD_TYPE.length)} ${STATEMENT_PAYLOAD_TYPE} `;
