'use strict';
// Sums of hashes, in which the order of what is added does not count. Two that are equal mean the same entries, but for
// one case in 2^64: a changed bit always makes another hash, and who would have rows cancel each other out does not
// know the seed.
const { randomInt } = require('node:crypto');

const [FIRST, SECOND] = [0x01000193, 0x85ebca6b];
const SEEDS = [randomInt(2 ** 32), randomInt(2 ** 32)];

/** 64 bits of each column of one record, type and bytes, in two halves. */
class ColumnHashes {
  first = [];
  second = [];

  of({ page, words, types, starts, lengths }, column) {
    let [a, b] = [SEEDS[0] ^ types[column], SEEDS[1] ^ types[column]];
    const end = starts[column] + lengths[column];
    let at = starts[column];
    // Each step can be undone: what differs goes on differing.
    for (; at + 4 <= end; at += 4) {
      const word = words.getInt32(at);
      a = Math.imul(a ^ word, FIRST);
      a ^= a >>> 15;
      b = Math.imul(b ^ word, SECOND);
      b ^= b >>> 13;
    }
    for (; at < end; at++) {
      a = Math.imul(a ^ page[at], FIRST);
      b = Math.imul(b ^ page[at], SECOND);
      b ^= b >>> 13;
    }
    this.first[column] = a;
    this.second[column] = b;
  }
}

/** Of entries that were added, each of some columns and a row. */
class EntrySum {
  #first = 0;
  #second = 0;
  #count = 0;

  add({ first, second }, columns, rowid) {
    let [a, b] = [mixed(rowid | 0), mixed((rowid / 2 ** 32) ^ rowid ^ SEEDS[0])];
    for (let i = 0; i < columns.length; i++) {
      a = mixed(Math.imul(a, FIRST) ^ first[columns[i]]);
      b = mixed(Math.imul(b, SECOND) ^ second[columns[i]]);
    }
    this.#first = (this.#first + a) | 0;
    this.#second = (this.#second + b) | 0;
    this.#count++;
  }

  equals(other) {
    return this.#count === other.#count && this.#first === other.#first && this.#second === other.#second;
  }
}

/** Each of 32 bits from each other, and back: no two numbers become one. */
function mixed(hash) {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

module.exports = { ColumnHashes, EntrySum };
