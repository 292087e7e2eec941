'use strict';
// Commits rows to SQLite files on a thread of its own, one transaction for each message, in order.
// A message names the file, the settings of its connection, the INSERT, and its rows; blobs lie one
// after the other in one buffer, and stand in their rows as their lengths.
const { parentPort } = require('node:worker_threads');
const { DatabaseSync } = require('@photostructure/sqlite');

const files = new Map();

function fileOf({ path, settings, timeout }) {
  let file = files.get(path);
  if (file === undefined) {
    const database = new DatabaseSync(path, { timeout, defensive: true });
    database.exec(settings);
    const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((sql) =>
      database.prepare(sql),
    );
    file = { database, begin, commit, rollback, inserts: new Map() };
    files.set(path, file);
  }
  return file;
}

function insertOf(file, sql) {
  let insert = file.inserts.get(sql);
  if (insert === undefined) file.inserts.set(sql, (insert = file.database.prepare(sql)));
  return insert;
}

function write({ target, insert: sql, rows, blobs }) {
  const file = fileOf(target);
  const insert = insertOf(file, sql);
  file.begin.run();
  try {
    let at = 0;
    for (const row of rows) {
      if (blobs === undefined) insert.run(...row);
      else insert.run(row[0], new Uint8Array(blobs, at, row[1]));
      at += row[1];
    }
    file.commit.run();
  } catch (error) {
    if (file.database.isTransaction) file.rollback.run();
    throw error;
  }
}

parentPort.on('message', ({ ticket, order }) => {
  try {
    if (order === undefined) {
      for (const { database } of files.values()) database.close();
      files.clear();
    } else {
      write(order);
    }
    parentPort.postMessage({ ticket });
  } catch (error) {
    parentPort.postMessage({ ticket, failure: { message: String(error.message), errcode: error.errcode } });
  }
});
