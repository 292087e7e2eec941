'use strict';
// Pages of a SQLite file, read past SQLite: section 1.6 and 2 of https://www.sqlite.org/fileformat2.html.
// Of a file whose structure SQLite has found sound (PRAGMA quick_check): each page belongs to one tree, each cell to one page.
const { readSync } = require('node:fs');

const FILE_HEADER = 100;
const [INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF] = [0x02, 0x05, 0x0a, 0x0d];
/** More than a file can have. */
const MOST_DEPTH = 20;

/** What is not read here: SQLite's own check has to say what it is. */
class Unreadable extends Error {}

/** One cell's record, decoded in place: serial types of its columns, where their bytes begin, how many there are. */
class CellRecord {
  page = Buffer.alloc(0);
  /** Its bytes, four of them at a time. */
  words = new DataView(new ArrayBuffer(0));
  types = [];
  starts = [];
  lengths = [];
  count = 0;
  /** Of a row in a table. */
  rowid = 0;

  /** The first `most` columns of the record that begins at `at`, of which the bytes up to `end` lie in the page. */
  read(page, at, end, most) {
    const headerEnd = at + varint(page, at);
    let next = after;
    let body = headerEnd;
    let count = 0;
    for (; count < most && next < headerEnd; count++) {
      const type = varint(page, next);
      next = after;
      const length = lengthOf(type);
      this.types[count] = type;
      this.starts[count] = body;
      this.lengths[count] = length;
      body += length;
      if (body > end) throw new Unreadable('a column lies beyond its page');
    }
    if (this.page !== page) this.words = new DataView(page.buffer, page.byteOffset, page.length);
    this.page = page;
    this.count = count;
  }

  /** The integer in a column, as far as a number holds it exactly. */
  integer(column) {
    const type = this.types[column];
    if (type === 8 || type === 9) return type - 8;
    if (type < 1 || type > 5) throw new Unreadable('no short integer');
    return this.page.readIntBE(this.starts[column], this.lengths[column]);
  }
}

/** Where the varint that was read last ends. */
let after = 0;

/** Seven bits a byte, the highest first; those of more than seven bytes are of no length and no row number. */
function varint(page, at) {
  let value = 0;
  for (let i = at; i < at + 7; i++) {
    const byte = page[i];
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      after = i + 1;
      return value;
    }
  }
  throw new Unreadable('a long number');
}

const FIXED = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function lengthOf(type) {
  if (type > 11) return (type - (type % 2) - 12) / 2;
  const length = FIXED[type];
  if (length === undefined) throw new Unreadable('a reserved type');
  return length;
}

/** The trees of an open file, cell by cell in their order. */
class TreePages {
  #file;
  #pageBytes;
  /** One page for each depth, so that of two cells that follow one another both lie in memory. */
  #pages = [];

  constructor(file, pageBytes) {
    this.#file = file;
    this.#pageBytes = pageBytes;
  }

  /** `take` sees the first `most` columns of every row. */
  rows(root, most, take) {
    const record = new CellRecord();
    this.#walk(root, 0, TABLE_INNER, TABLE_LEAF, (page, at) => {
      const bytes = varint(page, at);
      record.rowid = varint(page, after);
      record.read(page, after, after + this.#local(bytes, this.#pageBytes - 35), most);
      take(record);
    });
  }

  /**
   * `take` sees the first `most` columns of every entry of an index, or of every row of a table without rowid, which is
   * kept as one; and those of the one before it, of the first one undefined.
   */
  entries(root, most, take) {
    const longest = Math.floor(((this.#pageBytes - 12) * 64) / 255) - 23;
    let [entry, before, isFirst] = [new CellRecord(), new CellRecord(), true];
    this.#walk(root, 0, INDEX_INNER, INDEX_LEAF, (page, at) => {
      const bytes = varint(page, at);
      [entry, before] = [before, entry];
      entry.read(page, after, after + this.#local(bytes, longest), most);
      take(entry, isFirst ? undefined : before);
      isFirst = false;
    });
  }

  /** How many of a record's bytes lie in its page, where they may be `most`; the rest overflows. */
  #local(bytes, most) {
    if (bytes <= most) return bytes;
    const least = Math.floor(((this.#pageBytes - 12) * 32) / 255) - 23;
    const kept = least + ((bytes - least) % (this.#pageBytes - 4));
    return kept <= most ? kept : least;
  }

  #walk(number, depth, inner, leaf, cell) {
    const page = this.#read(number, depth);
    const header = number === 1 ? FILE_HEADER : 0;
    const isInner = page[header] === inner;
    if (!isInner && page[header] !== leaf) throw new Unreadable('a page of another kind');
    const count = page.readUInt16BE(header + 3);
    const places = header + (isInner ? 12 : 8);
    for (let i = 0; i < count; i++) {
      const at = page.readUInt16BE(places + 2 * i);
      if (isInner) this.#walk(page.readUInt32BE(at), depth + 1, inner, leaf, cell);
      // A table's inner pages say where to go on, an index's hold entries as well.
      if (!isInner || inner === INDEX_INNER) cell(page, isInner ? at + 4 : at);
    }
    if (isInner) this.#walk(page.readUInt32BE(header + 8), depth + 1, inner, leaf, cell);
  }

  #read(number, depth) {
    if (depth > MOST_DEPTH) throw new Unreadable('a tree without an end');
    const page = (this.#pages[depth] ??= Buffer.alloc(this.#pageBytes));
    const read = readSync(this.#file, page, 0, this.#pageBytes, (number - 1) * this.#pageBytes);
    if (read < this.#pageBytes) throw new Unreadable('a page beyond the end');
    return page;
  }
}

module.exports = { TreePages, Unreadable };
