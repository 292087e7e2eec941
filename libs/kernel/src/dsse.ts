import { utf8, writeAscii } from './bytes';

export const STATEMENT_PAYLOAD_TYPE = 'application/vnd.mingjing.statement+json';

/**
 * DSSE pre-authentication encoding, the bytes that a person signs:
 *
 *   "DSSEv1 39 application/vnd.mingjing.statement+json " ‖ decimal length of body ‖ " " ‖ body
 */
export function signedBytes(body: Uint8Array): Uint8Array {
  const length = `${String(body.length)} `;
  const message = new Uint8Array(PREFIX.length + length.length + body.length);
  message.set(PREFIX);
  message.set(body, writeAscii(length, message, PREFIX.length));
  return message;
}

const PREFIX = utf8(`DSSEv1 ${String(STATEMENT_PAYLOAD_TYPE.length)} ${STATEMENT_PAYLOAD_TYPE} `);
