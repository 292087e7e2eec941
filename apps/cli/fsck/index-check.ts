import { openDatabase, type Database } from '@mingjing/event-store';
import type { SpilledIndex } from '@mingjing/writer';
import type { Findings } from './finding';
import { LEDGER_FILE } from './log-check';
import { compareRows } from './stored-rows';

/** What the index in `ledger.db` says of itself. */
export interface Told {
  readonly size: number;
  /** Version of the code that folded it. */
  readonly fold: string;
}

/** Rows that are told one by one. */
const SHOWN = 5;

/** Size 0 where there is none yet. */
export function toldIn(ledger: string): Told {
  return reading(ledger, (database) => {
    const row: unknown = hasIndex(database)
      ? database.prepare('SELECT size, fold FROM told').get()
      : undefined;
    return (row as Told | undefined) ?? { size: 0, fold: '' };
  });
}

/** Row by row against those that were computed from the log alone; a recovered log has none before its next start. */
export function compareTold(ledger: string, computed: SpilledIndex, findings: Findings): void {
  reading(ledger, (database) => {
    if (!hasIndex(database)) return;
    tell('told_ids', differingIds(database, computed), findings);
    tell('told_stream', differingStreams(database, computed), findings);
    tell('told_fact', differingFacts(database, computed), findings);
  });
}

function reading<Found>(ledger: string, read: (database: Database) => Found): Found {
  const database = openDatabase(ledger, { durability: 'NORMAL', readOnly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}

function hasIndex(database: Database): boolean {
  return database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'told'").get() !== undefined;
}

/** Entry by entry: those that have another id than the log gives them, none, or are not in the log. */
function differingIds(database: Database, computed: SpilledIndex): readonly string[] {
  const stored = storedIds(database);
  const differing: string[] = [];
  let next = stored.next();
  for (const [id, index] of computed.toldIds()) {
    const hex = id.replaceAll('-', '');
    while (!next.done && next.value.index < index) next = toldBeside(stored, next.value, differing);
    const isTold = !next.done && next.value.index === index && next.value.hex === hex;
    if (!isTold) differing.push(String(index));
    if (!next.done && next.value.index === index) next = stored.next();
  }
  while (!next.done) next = toldBeside(stored, next.value, differing);
  return differing;
}

interface StoredId {
  readonly index: number;
  readonly hex: string;
}

function toldBeside(
  stored: Iterator<StoredId, undefined>,
  { index }: StoredId,
  differing: string[],
): IteratorResult<StoredId, undefined> {
  differing.push(String(index));
  return stored.next();
}

/** Bytes behind the last whole id come as a shorter one, which is like none. */
function* storedIds(database: Database): Generator<StoredId, undefined> {
  const rows = database.prepare('SELECT first, hex(ids) AS hex FROM told_ids ORDER BY first').iterate();
  for (const { first, hex } of rows as Iterable<{ readonly first: number; readonly hex: string }>) {
    const digits = hex.toLowerCase();
    for (let at = 0; at < digits.length; at += ID_DIGITS) {
      yield { index: first + at / ID_DIGITS, hex: digits.slice(at, at + ID_DIGITS) };
    }
  }
  return undefined;
}

const ID_DIGITS = 32;

function differingStreams(database: Database, computed: SpilledIndex): readonly string[] {
  const stored = compareRows(database, {
    ...{ name: 'told_stream', place: 'rowid', columns: ['stream', 'revision', 'states'] },
    isSame: ([stream = '', revision = '', states = '']) =>
      computed.streamText(stream) === `{"revision":${revision},"states":${states}}`,
    nameOf: ([stream = '']) => stream,
  });
  if (stored.same === computed.told().streams) return stored.differing;
  const one = database.prepare('SELECT 1 FROM told_stream WHERE stream = ?');
  const missing = [...computed.toldStreams()].filter((stream) => one.get(stream) === undefined);
  return [...stored.differing, ...missing];
}

function differingFacts(database: Database, computed: SpilledIndex): readonly string[] {
  const stored = compareRows(database, {
    ...{ name: 'told_fact', place: 'rowid', columns: ['tbl', 'key', 'value'] },
    isSame: ([table = '', key = '', value]) => computed.factText(table, key) === value,
    nameOf: ([table = '', key = '']) => `${table} ${key}`,
  });
  if (stored.same === computed.told().facts) return stored.differing;
  const one = database.prepare('SELECT 1 FROM told_fact WHERE tbl = ? AND key = ?');
  const missing = [...computed.toldFacts()].filter(([tbl, key]) => one.get(tbl, key) === undefined);
  return [...stored.differing, ...missing.map(([tbl, key]) => `${tbl} ${key}`)];
}

function tell(table: string, rows: readonly string[], findings: Findings): void {
  for (const row of rows.slice(0, SHOWN)) {
    findings.fault(
      LEDGER_FILE,
      'index-differs',
      `The row ${row} of ${table} is not what follows from the log (${rows.length} such rows): it was altered, or told by another version of the program. Nothing signed is affected, but the ledger would decide by it: stop the service and drop the tables told, told_ids, told_stream and told_fact; the next start tells them anew from the log.`,
      { table, row },
    );
  }
}
