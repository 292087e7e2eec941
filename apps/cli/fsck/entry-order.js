'use strict';
// The order of a SQLite index with the collation BINARY: section 2.4 of https://www.sqlite.org/fileformat2.html.

/**
 * Whether `entry` may come after `before`, of which `count` columns stand before the row: by type, then by number or by
 * bytes, then by row. In a unique index (no two entries with the same columns) the row does not count.
 */
function follows(before, entry, count, isUnique) {
  for (let column = 0; column < count; column++) {
    const order = compared(before, entry, column);
    if (order !== 0) return order < 0;
  }
  return !isUnique && before.integer(count) < entry.integer(count);
}

function compared(before, entry, column) {
  const [one, other] = [before.types[column], entry.types[column]];
  const order = classOf(one) - classOf(other);
  if (order !== 0 || one === 0) return order;
  return one < 12 ? before.integer(column) - entry.integer(column) : comparedBytes(before, entry, column);
}

function comparedBytes(before, entry, column) {
  const [from, to] = [before.starts[column], entry.starts[column]];
  const [length, otherLength] = [before.lengths[column], entry.lengths[column]];
  const shorter = Math.min(length, otherLength);
  let i = 0;
  // Four bytes at a time, as long as they are the same.
  while (i + 4 <= shorter && before.words.getInt32(from + i) === entry.words.getInt32(to + i)) i += 4;
  for (; i < shorter; i++) {
    const difference = before.page[from + i] - entry.page[to + i];
    if (difference !== 0) return difference;
  }
  return length - otherLength;
}

/** NULL, numbers, text, bytes: in this order. */
function classOf(type) {
  if (type === 0) return 0;
  if (type < 12) return 1;
  return type % 2 === 1 ? 2 : 3;
}

module.exports = { follows };
