'use strict';
// Whether each index of a database holds what its table says. SQLite looks every row up in every index; here table and
// index are read once each, in their own order, and hashed, which takes a fourth of the time.
const { closeSync, existsSync, openSync, statSync } = require('node:fs');
const { follows } = require('./entry-order.js');
const { ColumnHashes, EntrySum } = require('./entry-sums.js');
const { TreePages, Unreadable } = require('./tree-pages.js');

/** The key of a table without rowid has none of its own. */
const NO_TREE = { root: 0, sql: null };
/** `"column" IS NULL`, or IS NOT NULL: all that a partial index may ask for. */
const CONDITION = /^"?(\w+)"? IS (NOT )?NULL$/i;

/**
 * True: the entries of each index are those that its table's rows give, none twice, in the order of the index, and
 * unique where they are to be; and the rows of a table without rowid stand in the order of their key. False: one is not, or something is met that is not read here; SQLite's own check then
 * says what. To be asked of a file that `PRAGMA quick_check` has found sound, in a transaction that has begun to read.
 */
function indexesMatch(database, path) {
  // What stands in a write-ahead log is not in the pages.
  if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0) return false;
  const { page_size: pageBytes } = database.prepare('PRAGMA page_size').get();
  const file = openSync(path, 'r');
  try {
    const pages = new TreePages(file, pageBytes);
    return tablesOf(database).every((table) =>
      table.isWithoutRowid ? isOrdered(pages, table) : isMatched(pages, table),
    );
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  } finally {
    closeSync(file);
  }
}

/** The key comes first in the rows of such a table, whatever the order of its columns. */
function isOrdered(pages, { root, indexes: [{ columns }] }) {
  let holds = true;
  pages.entries(root, columns.length, (row, before) => {
    holds &&=
      row.count === columns.length && (before === undefined || follows(before, row, columns.length, true));
  });
  return holds;
}

function isMatched(pages, { root, indexes }) {
  const sums = indexes.map(() => new EntrySum());
  const columns = [...new Set(indexes.flatMap((index) => index.columns))];
  const most = 1 + Math.max(...columns, ...indexes.flatMap(({ where }) => where.map(([column]) => column)));
  const hashes = new ColumnHashes();
  pages.rows(root, most, (row) => {
    if (row.count < most) throw new Unreadable('a row of before its table was altered');
    for (const column of columns) hashes.of(row, column);
    indexes.forEach((index, i) => {
      if (index.where.every(([column, isNull]) => (row.types[column] === 0) === isNull)) {
        sums[i].add(hashes, index.columns, row.rowid);
      }
    });
  });
  return indexes.every((index, i) => sumOf(pages, index).equals(sums[i]));
}

function sumOf(pages, { root, columns, isUnique }) {
  const [sum, hashes] = [new EntrySum(), new ColumnHashes()];
  const places = columns.map((_, i) => i);
  pages.entries(root, places.length + 2, (entry, before) => {
    if (entry.count !== places.length + 1) throw new Unreadable('an entry of another form');
    if (before !== undefined && !follows(before, entry, places.length, isUnique)) {
      throw new Unreadable('entries that are not in order');
    }
    for (const place of places) hashes.of(entry, place);
    sum.add(hashes, places, entry.integer(places.length));
  });
  return sum;
}

/** Those that have indexes; the key of a table without rowid is one. */
function tablesOf(database) {
  const tables = database
    .prepare(
      `SELECT name, rootpage AS root, wr FROM sqlite_schema JOIN pragma_table_list USING (name)
        WHERE sqlite_schema.type = 'table' AND rootpage > 0 AND schema = 'main'`,
    )
    .all();
  return tables
    .map(({ name, root, wr }) => ({ root, isWithoutRowid: wr === 1, indexes: indexesOf(database, name, wr) }))
    .filter(({ indexes }) => indexes.length > 0);
}

function indexesOf(database, table, isWithoutRowid) {
  const indexes = database.prepare('SELECT name, "unique" AS isUnique FROM pragma_index_list(?)').all(table);
  if (isWithoutRowid && indexes.length > 1) throw new Unreadable('an index of a table without rowid');
  return indexes.map((index) => indexOf(database, table, index));
}

function indexOf(database, table, { name, isUnique }) {
  const { root, sql } =
    database
      .prepare("SELECT rootpage AS root, sql FROM sqlite_schema WHERE type = 'index' AND name = ?")
      .get(name) ?? NO_TREE;
  const columns = database
    .prepare('SELECT cid, "desc" AS falls, coll FROM pragma_index_xinfo(?) WHERE key')
    .all(name);
  if (columns.some(({ cid, falls, coll }) => cid < 0 || falls || coll !== 'BINARY')) {
    throw new Unreadable('an index of another order');
  }
  return {
    root,
    columns: columns.map(({ cid }) => cid),
    isUnique: isUnique === 1,
    where: whereOf(database, table, sql),
  };
}

/** Column and whether it is to be NULL, for each condition. */
function whereOf(database, table, sql) {
  const [, condition] = /\sWHERE\s([^]*)$/i.exec(sql ?? '') ?? [];
  if (condition === undefined) return [];
  const columns = database.prepare('SELECT name FROM pragma_table_xinfo(?) ORDER BY cid').all(table);
  return condition.split(/\sAND\s/i).map((part) => {
    const [, column, not] = CONDITION.exec(part.trim()) ?? [];
    const at = columns.findIndex(({ name }) => name === column);
    if (at < 0) throw new Unreadable('another condition');
    return [at, not === undefined];
  });
}

module.exports = { indexesMatch };
