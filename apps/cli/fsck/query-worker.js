'use strict';
// Reads a whole database on a thread of its own: what takes long keeps nobody waiting. Answers the rows of the check and
// of each query, or what the error says.
const { closeSync, openSync, readSync } = require('node:fs');
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('@photostructure/sqlite');
const { indexesMatch } = require('./index-content.js');

const STRIDE = 1 << 20;
const QUICK = 'PRAGMA quick_check(1)';

/** A page that cannot be read is an exception here, and where the file is mapped it would end the process. */
function readToItsEnd(path) {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(STRIDE);
    while (readSync(file, buffer) > 0);
  } finally {
    closeSync(file);
  }
}

function answers({ path, name, timeout, setting, check, queries }) {
  readToItsEnd(path);
  const database = new DatabaseSync(name, { readOnly: true, timeout, defensive: true });
  try {
    database.exec(`${setting} BEGIN`);
    const sound = soundIn(database, path);
    return [sound ?? database.prepare(check).all(), ...queries.map((query) => database.prepare(query).all())];
  } finally {
    database.close();
  }
}

/** What SQLite says of a sound file, where that is found out faster than by its whole check; else undefined. */
function soundIn(database, path) {
  const quick = database.prepare(QUICK).all();
  const isSound = quick.length === 1 && quick[0].quick_check === 'ok';
  return isSound && indexesMatch(database, path) ? [{ integrity_check: 'ok' }] : undefined;
}

try {
  parentPort.postMessage({ rows: answers(workerData) });
} catch (error) {
  parentPort.postMessage({ failed: error instanceof Error ? error.message : String(error) });
}
