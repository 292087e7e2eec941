'use strict';
// Writes pages of rows into a file on a thread of its own: all of them until 'commit', or, after one has failed, none.
const { parentPort, workerData } = require('node:worker_threads');

const { path, setUp, batch: BATCH, progress, words: WORDS } = workerData;
const [DONE, FAILED] = [0, 1];
const prepared = new Map();
let database;

// Nobody shall wait for a thread that has ended.
process.once('exit', () => fail('The thread that writes has ended'));

parentPort.on('message', (message) => {
  try {
    if (Atomics.load(progress, FAILED) === 0) handle(message);
  } catch (error) {
    fail(String(error));
  }
  Atomics.add(progress, DONE, 1);
  Atomics.notify(progress, DONE);
  parentPort.postMessage(null);
});

function fail(reason) {
  if (Atomics.load(progress, FAILED) !== 0) return;
  const bytes = Buffer.from(progress.buffer, 4 * WORDS);
  Atomics.store(progress, FAILED, bytes.write(reason));
  Atomics.notify(progress, DONE);
}

function handle(message) {
  database ??= open();
  if (message === 'close') database.close();
  else if (message === 'commit') database.exec('COMMIT');
  else {
    if (!database.isTransaction) database.exec('BEGIN IMMEDIATE');
    for (const rows of message) write(rows);
  }
}

function open() {
  const { DatabaseSync } = require('@photostructure/sqlite');
  const opened = new DatabaseSync(path, { defensive: true });
  opened.exec(setUp);
  return opened;
}

function write({ one, batch, width, unchanged, kinds, numbers, texts }) {
  let at = 0;
  let end = 0;
  const next = (count) => {
    const values = new Array(count);
    for (let i = 0; i < count; i++, at++) {
      const kind = kinds[at];
      if (kind === 0) values[i] = null;
      else values[i] = kind === 1 ? numbers[at] : texts.slice(end, (end += numbers[at]));
    }
    return values;
  };
  const many = width * BATCH;
  if (batch !== undefined) while (at + many <= kinds.length) query(batch).run(...next(many));
  while (at < kinds.length) {
    const { changes } = query(one).run(...next(width));
    if (unchanged !== undefined && changes !== 1) throw new Error(unchanged);
  }
}

function query(sql) {
  let found = prepared.get(sql);
  if (found === undefined) prepared.set(sql, (found = database.prepare(sql)));
  return found;
}
