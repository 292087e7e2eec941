'use strict';
// Verifies batches of Ed25519 signatures on a thread of its own. A batch is one buffer:
// for each check 32 bytes of key, 64 of signature, 4 of message length (little endian), the message.
const { parentPort } = require('node:worker_threads');
const sodium = require('sodium-native');

const FIXED = 100;

parentPort.on('message', ({ ticket, count, buffer }) => {
  const bytes = Buffer.from(buffer);
  const verdicts = new Uint8Array(count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const length = bytes.readUInt32LE(at + 96);
    const message = bytes.subarray(at + FIXED, at + FIXED + length);
    const key = bytes.subarray(at, at + 32);
    const signature = bytes.subarray(at + 32, at + 96);
    verdicts[i] = sodium.crypto_sign_verify_detached(signature, message, key) ? 1 : 0;
    at += FIXED + length;
  }
  // The buffer goes back: whoever sends many of them need not make a new one each time.
  parentPort.postMessage({ ticket, verdicts, buffer }, [verdicts.buffer, buffer]);
});
