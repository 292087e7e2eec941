'use strict';
// Asks a database of its own on a thread of its own: what takes long keeps nobody waiting. Answers the rows of
// each query, or what the error says.
const { closeSync, openSync, readSync } = require('node:fs');
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('@photostructure/sqlite');

const STRIDE = 1 << 20;

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

function answers({ path, timeout, setting, queries }) {
  readToItsEnd(path);
  const database = new DatabaseSync(path, { readOnly: true, timeout, defensive: true });
  try {
    database.exec(setting);
    return queries.map((query) => database.prepare(query).all());
  } finally {
    database.close();
  }
}

try {
  parentPort.postMessage({ rows: answers(workerData) });
} catch (error) {
  parentPort.postMessage({ failed: error instanceof Error ? error.message : String(error) });
}
